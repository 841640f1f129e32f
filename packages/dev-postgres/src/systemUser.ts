import { DevPostgresError } from './devPostgresError.js';
import { run, type RunAs } from './run.js';

const USER = 'postgres';

/**
 * PostgreSQL refuses to run as root. For root, it runs as the system user `postgres`, created if
 * missing; for everyone else, as the current user.
 */
export async function requireServerUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null;
  const existing = await lookUp();
  if (existing !== null) return existing;
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER],
    // Alpine
    ['adduser', '-S', '-D', '-H', '-s', '/bin/false', USER],
  ] as const;
  for (const [command, ...args] of attempts) {
    await run(command, args, null).catch(() => null);
    const made = await lookUp();
    if (made !== null) return made;
  }
  throw new DevPostgresError(
    `PostgreSQL can't run as root, and the user "${USER}" could not be created. Create it ("useradd ` +
      `--system ${USER}"), start as another user, or set DATABASE_URL.`,
  );
}

async function lookUp(): Promise<RunAs> {
  const [uid, gid] = await Promise.all([
    run('id', ['-u', USER], null),
    run('id', ['-g', USER], null),
  ]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  const user = { uid: Number(uid.output), gid: Number(gid.output) };
  // Empty output would parse as 0: root.
  return user.uid > 0 && user.gid > 0 ? user : null;
}
