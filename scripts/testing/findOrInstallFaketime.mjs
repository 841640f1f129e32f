import { existsSync } from 'node:fs';
import { aptInstall } from './aptInstall.mjs';

const INSTALL_TIMEOUT_MS = 5 * 60_000;
/** Where Debian and Ubuntu put it. */
const FILES = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`,
);

/** Whether libfaketime, which gives one process another clock, is there now. */
export async function findOrInstallFaketime(root) {
  if (FILES.some(existsSync)) return true;
  await aptInstall(['libfaketime'], { cwd: root, timeout: INSTALL_TIMEOUT_MS }).catch(() => {});
  return FILES.some(existsSync);
}
