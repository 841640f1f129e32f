import { rmSync } from 'node:fs';
import { startMailServer } from './mailServer';
import { sharedProduct } from './product';
import { launch, waitUntilReady } from './startProduct';

/** Starts the product like `npm start`: it builds the site if something changed. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const endMailServer = await startMailServer();
  let ready = false;
  const running = launch('scripts/start.mjs', sharedProduct.settings, {
    onOutput: (text) => ready || process.stdout.write(text),
  });
  await waitUntilReady(running, sharedProduct.settings);
  ready = true;
  return async () => {
    const code = await running.end('SIGTERM');
    await endMailServer();
    rmSync(sharedProduct.dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The product ended with ${code}:\n${running.output()}`);
  };
}
