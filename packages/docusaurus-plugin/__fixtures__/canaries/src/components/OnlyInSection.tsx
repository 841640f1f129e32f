export default function OnlyInSection() {
  return <p>CANARY_sectionTsx</p>;
}
