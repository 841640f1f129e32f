declare const require: {
  context(
    folder: string,
    deep: boolean,
    pattern: RegExp,
  ): { keys(): string[]; (key: string): object };
};

const files = require.context('./notes', false, /\.json$/);

/** All notes in a folder, found by the bundler. */
export const notes = files.keys().map((key) => JSON.stringify(files(key)));
