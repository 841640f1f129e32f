export default function Shared() {
  return <p>sharedTextOfBoth is public, because a public page shows it.</p>;
}
