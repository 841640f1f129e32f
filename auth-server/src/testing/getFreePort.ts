import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A free port. */
export async function getFreePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}
