import { execFileSync } from 'node:child_process';

/** Debian's Python, which sees packages installed by apt. The first one on the PATH may not. */
const CANDIDATES = ['/usr/bin/python3', 'python3'];

/** What examples/fastapi and its tests import. */
const MODULES = 'fastapi, uvicorn, jwt, cryptography, sqlalchemy, asyncpg, alembic, pytest, httpx';

/**
 * Finds a Python that can run examples/fastapi and its tests.
 *
 * @param {NodeJS.ProcessEnv} env GATEHOUSE_PYTHON is a path that replaces the search
 * @returns {string | null} its command
 */
export function findPython(env = process.env) {
  const candidates = env.GATEHOUSE_PYTHON ? [env.GATEHOUSE_PYTHON] : CANDIDATES;
  return candidates.find(hasModules) ?? null;
}

function hasModules(python) {
  try {
    execFileSync(python, ['-c', `import ${MODULES}`], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
