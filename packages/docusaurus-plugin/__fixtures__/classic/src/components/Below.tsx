export default function Below() {
  return <p>Below canaryTsxBelow5o6p7a in a component.</p>;
}
