import path from 'node:path';

/** Where the files of a bundle are, as browsers see it. */
export interface AssetOrigins {
  /** What stands before the public path of a gated file: `https://auth.example.com/gated`. */
  gatedUrl: string;
  /** The same for a public file: `https://docs.example.com`. */
  siteUrl: string;
  /** The public path, with slashes at both ends. */
  baseUrl: string;
}

interface Assets {
  gated: ReadonlySet<string>;
  public: ReadonlySet<string>;
}

/** `n.p+"assets/images/x.png"`: the runtime's public path, and a name. */
const IN_SCRIPT = /([\w$]+\.p)\s*\+\s*(["'`])([^"'`]+)\2/g;
const IN_STYLE = /url\((["']?)([^"')]+)\1\)/g;

/**
 * Gives a gated script or style the whole URL of each image and file that it names. A name in a style
 * has the public path before it, which there means the origin of the style itself.
 *
 * @param file its name; the assets are those that are no scripts or styles
 * @throws Error for a gated asset that is named in any other way: it would be looked for on the site
 */
export function rewriteAssetUrls(
  file: string,
  text: string,
  assets: Assets,
  { gatedUrl, siteUrl, baseUrl }: AssetOrigins,
): string {
  // What is left of the text when all that is understood is taken out.
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
        // What follows a blank is the size in a `srcset`.
        assets.gated.has(name.split(' ', 1)[0] ?? '')
          ? `${JSON.stringify(gatedUrl)}+${publicPath}+${JSON.stringify(name)}`
          : null,
      );
  // The name of an asset holds a hash of its content: where it stands, it is referred to.
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
