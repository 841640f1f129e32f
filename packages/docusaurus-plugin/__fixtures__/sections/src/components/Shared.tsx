export default function Shared() {
  return <p>sharedTextOfGuide</p>;
}
