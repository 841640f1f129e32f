import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** The compiler doesn't copy styles: they go next to the modules that import them. */
const [from, to] = ['src', 'lib'].map((folder) => join(import.meta.dirname, folder, 'client'));

cpSync(from, to, {
  recursive: true,
  filter: (file) => !/\.[a-z]+$/.test(file) || file.endsWith('.css'),
});
