/** Where the plugin leaves the manifest, below the directory of the gated files. See `./manifest`. */
export const MANIFEST_FILE = 'manifest.json';
