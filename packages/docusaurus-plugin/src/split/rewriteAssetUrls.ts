import path from 'node:path';

/** The origins of a bundle's files, as browsers see them. */
export interface AssetOrigins {
  /** The prefix of a gated file's public path: `https://auth.example.com/gated`. */
  gatedUrl: string;
  /** The same for a public file: `https://docs.example.com`. */
  siteUrl: string;
  /** The public path, with leading and trailing slashes. */
  baseUrl: string;
}

interface Assets {
  gated: ReadonlySet<string>;
  public: ReadonlySet<string>;
}

/** `n.p+"assets/images/x.png"`: the runtime's public path, and a file name. */
const IN_SCRIPT = /([\w$]+\.p)\s*\+\s*(["'`])([^"'`]+)\2/g;
const IN_STYLE = /url\((["']?)([^"')]+)\1\)/g;

/**
 * Replaces each image and file in a gated script or style with its full URL. In a style, the public
 * path before a name would be relative to the origin of the style itself.
 *
 * @param file its name; the assets are all files except scripts and styles
 * @throws Error for a gated asset referred to in any other way: it would be requested from the site
 */
export function rewriteAssetUrls(
  file: string,
  text: string,
  assets: Assets,
  { gatedUrl, siteUrl, baseUrl }: AssetOrigins,
): string {
  // The text without everything that was rewritten.
  let rest = text;
  const replace = (pattern: RegExp, toNew: (...groups: string[]) => string | null): string => {
    rest = text.replace(pattern, (...found: string[]) =>
      toNew(...found) === null ? (found[0] ?? '') : '',
    );
    return text.replace(pattern, (...found: string[]) => toNew(...found) ?? found[0] ?? '');
  };
  const rewritten = file.endsWith('.css')
    ? replace(IN_STYLE, (_whole, quote = '', url = '') => {
        const asset = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : '';
        if (assets.gated.has(asset)) return `url(${quote}${gatedUrl}${url}${quote})`;
        return assets.public.has(asset) ? `url(${quote}${siteUrl}${url}${quote})` : null;
      })
    : replace(IN_SCRIPT, (_whole, publicPath = '', _quote, name = '') =>
        // After a space follows the size in a `srcset`.
        assets.gated.has(name.split(' ', 1)[0] ?? '')
          ? `${JSON.stringify(gatedUrl)}+${publicPath}+${JSON.stringify(name)}`
          : null,
      );
  // The name of an asset contains a content hash: any occurrence is a reference.
  const missed = [...assets.gated].filter((asset) => rest.includes(path.posix.basename(asset)));
  if (missed.length === 0) return rewritten;
  throw new Error(
    [
      `${file} refers to these gated files in a way that does not lead to the server's origin:`,
      ...missed.map((asset) => `- ${asset}`),
      'Link to them from Markdown, or import them: import url from "./file.png".',
    ].join('\n'),
  );
}
