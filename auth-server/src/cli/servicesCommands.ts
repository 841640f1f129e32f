import { nameSchema } from '@gatehouse/contract/nameSchema';
import { StartupError } from '../startupError.js';
import { addService, listServices, revokeService } from '../tokens/serviceCredentials.js';
import type { AdminContext } from './adminCommands.js';

/** Prints the secret, which nobody can look up later. */
export async function servicesAdd(
  { queries, events, print }: AdminContext,
  name: string,
): Promise<void> {
  const parsed = nameSchema(60).safeParse(name);
  if (!parsed.success) {
    throw new StartupError('A service needs a name of 1 to 60 visible characters.');
  }
  const { id, secret } = await addService(queries, parsed.data);
  const detail = `${parsed.data} (${id})`;
  await events.emit({ kind: 'service-added', actor: 'administrator', userId: null, detail });
  print(`Client ID:     ${id}`);
  print(`Client secret: ${secret}`);
  print("Store the secret now. It isn't shown again.");
}

export async function servicesList({ queries, print }: AdminContext): Promise<void> {
  const services = await listServices(queries);
  for (const { id, name, created_at } of services) {
    print(`${id}  ${JSON.stringify(name)}  since ${created_at.toISOString()}`);
  }
  print(`${services.length} ${services.length === 1 ? 'service' : 'services'}`);
}

export async function servicesRevoke(
  { queries, events, print }: AdminContext,
  id: string,
): Promise<void> {
  const name = await revokeService(queries, id);
  if (name === null) {
    throw new StartupError(
      `No service has the ID ${id}. "gatehouse admin services list" shows them all.`,
    );
  }
  const detail = `${name} (${id})`;
  await events.emit({ kind: 'service-revoked', actor: 'administrator', userId: null, detail });
  print(`${name} can no longer ask about sessions.`);
}
