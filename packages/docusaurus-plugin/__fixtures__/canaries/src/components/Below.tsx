export default function Below() {
  return <p>Below CANARY_sharedTsx in a component of gated pages.</p>;
}
