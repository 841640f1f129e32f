import type { AllContent } from '@docusaurus/types';

/** What content plugins make public of their own accord: labels of sidebars, titles, tags, authors. */
export function collectPublicTexts(allContent: AllContent): { source: string; text: string }[] {
  return instancesOf(allContent, 'docusaurus-plugin-content-docs').map(([id, content]) => {
    const { loadedVersions } = content as { loadedVersions: { sidebars: unknown }[] };
    return {
      source: `sidebars of docs "${id}"`,
      text: JSON.stringify(loadedVersions.map(({ sidebars }) => sidebars)),
    };
  });
}

/** An instance without content (no such folder) has none. */
function instancesOf(allContent: AllContent, plugin: string): [id: string, content: unknown][] {
  return Object.entries(allContent[plugin] ?? {}).filter(([, content]) => Boolean(content));
}
