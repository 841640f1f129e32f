import type { Settings } from '../env.js';
import { openEmbedded, type EmbeddedServer } from './embedded/openEmbedded.js';

/** Which PostgreSQL is used. */
export interface DatabaseServer {
  url: string;
  /** Past any pooler. */
  directUrl: string;
  /** `null`: the server that DATABASE_URL names. */
  embedded: EmbeddedServer | null;
}

/** DATABASE_URL's server or, without it, the embedded one, which is started if it does not run. */
export async function openDatabaseServer(
  settings: Pick<Settings, 'databaseUrl' | 'databaseUrlUnpooled' | 'dataDir'>,
): Promise<DatabaseServer> {
  const { databaseUrl, databaseUrlUnpooled, dataDir } = settings;
  if (databaseUrl !== null) {
    return { url: databaseUrl, directUrl: databaseUrlUnpooled ?? databaseUrl, embedded: null };
  }
  const embedded = await openEmbedded({ dataDir });
  return { url: embedded.url, directUrl: embedded.url, embedded };
}
