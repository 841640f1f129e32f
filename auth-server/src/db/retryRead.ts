import { isConnectionLost } from './isDatabaseUnavailable.js';

/**
 * Runs a query again, once, if its connection broke: a database that was suspended or restarted has closed the
 * connections that the pool kept. Only for queries that change nothing, because the first one may have been
 * executed.
 */
export async function retryRead<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    return read();
  }
}
