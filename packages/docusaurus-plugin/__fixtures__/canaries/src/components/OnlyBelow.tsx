export default function OnlyBelow() {
  return <p>CANARY_importedAboveMarker</p>;
}
