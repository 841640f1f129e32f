/** Where the plugin leaves the manifest, below the directory of the gated files. See `./manifest`. */
export const MANIFEST_FILE = 'manifest.json';

/** Where open pages, their Markdown and moved files lie, below the same directory. */
export const HTML_DIR = 'html';
export const MARKDOWN_DIR = 'md';
export const FILES_DIR = 'files';
