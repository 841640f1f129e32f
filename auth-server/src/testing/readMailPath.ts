import type { Pool } from '../db/watchedPool.js';

/** The path in the newest queued email of this kind to an address. */
export async function readMailPath(pool: Pool, to: string, template: string): Promise<string> {
  const { rows } = await pool.query<{ data: { path?: string } }>(
    'select data from mail where recipient = $1 and template = $2 order by created_at desc limit 1',
    [to.toLowerCase(), template],
  );
  const path = rows[0]?.data.path;
  if (path === undefined) throw new Error(`no ${template} to ${to}`);
  return path;
}
