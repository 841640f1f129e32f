import type { Manifest } from '@gatehouse/contract/manifest';
import { writeBuild } from './writeBuild.js';

/** Writes the same site again as the build of another locale. */
export async function writeLocale(
  directory: string,
  name: string,
  baseUrl = `/${name}/`,
): Promise<void> {
  const below = (url: string) => baseUrl + url.slice(1);
  const moved = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([url, value]) => [below(url), value]));
  const change = ({ routes, files, markdown, ...rest }: Manifest) => ({
    ...rest,
    baseUrl,
    buildId: `of-${name}`,
    routes: moved(routes),
    files: moved(files),
    markdown: markdown && {
      ...markdown,
      pages: markdown.pages.map((page) => ({
        ...page,
        path: below(page.path),
        href: below(page.href),
      })),
    },
  });
  await writeBuild(directory, change, name);
}
