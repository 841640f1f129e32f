import registry from '@gated-content/registry';

/**
 * Replaces Docusaurus' registry of the modules that routes are made of. Docusaurus waits for those
 * of a route before it hydrates or shows it: so a page that is served open is hydrated open, and an
 * entitled reader who follows a link meets no paywall on the way.
 *
 * A top-level `await` in a page's module would do the same, and would cost every public page the bundler's
 * runtime for it.
 */
export default Object.fromEntries(
  Object.entries(registry).map(([name, [load, ...rest]]) => [
    name,
    [() => load().then(whenReady), ...rest],
  ]),
);

async function whenReady<Module extends { gateReady?: unknown; gateSectionsReady?: unknown }>(
  module: Module,
): Promise<Module> {
  await module.gateReady;
  await module.gateSectionsReady;
  return module;
}
