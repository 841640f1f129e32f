/** Where the plugin writes the manifest, below the gated directory. See `./manifest`. */
export const MANIFEST_FILE = 'manifest.json';

/** Where open pages, their Markdown and moved files are, in the same directory. */
export const HTML_DIR = 'html';
export const MARKDOWN_DIR = 'md';
export const FILES_DIR = 'files';
