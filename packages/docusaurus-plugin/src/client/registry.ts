import registry from '@gated-content/registry';

/**
 * Replaces Docusaurus's registry of the modules that routes consist of. Docusaurus waits for a
 * route's modules before it hydrates or shows it: so a page that is served open is hydrated open,
 * and an entitled reader who follows a link never sees a paywall.
 *
 * A top-level `await` in a page's module would do the same, but would add bundler runtime code to
 * every public page.
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
