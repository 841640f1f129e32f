import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT, type Product } from './product';

const library = (file: string): string =>
  JSON.stringify(pathToFileURL(path.join(ROOT, 'auth-server/lib/db', file)).href);

/** For changes that only time makes, not a command of the product. */
const PROGRAM = `
  import { openEmbeddedServer } from ${library('databaseServer.js')};
  import pg from 'pg';
  const [dataDir, text, ...values] = process.argv.slice(1);
  const { url } = await openEmbeddedServer({ dataDir });
  const client = new pg.Client(url);
  await client.connect();
  const { rowCount } = await client.query(text, values);
  await client.end();
  if (rowCount !== 1) throw new Error(rowCount + ' rows');
`;

/** Updates a row in a product's own database. */
export async function runSql(
  { dataDir }: Product,
  text: string,
  ...values: string[]
): Promise<void> {
  const args = ['--input-type=module', '--eval', PROGRAM, dataDir, text, ...values];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
}
