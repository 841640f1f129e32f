import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { sql, type Selectable } from 'kysely';
import { openDatabase, type Database } from '../../db/database.js';
import { createLog } from '../../log.js';
import { createMailer, type Mailer } from '../../mail/createMailer.js';
import type { MailTable } from '../../db/mailTable.js';
import {
  createMailWorker,
  type MailWorker,
  type MailWorkerOptions,
} from '../../mail/worker/createMailWorker.js';

export const SITE = {
  name: 'Acme Docs',
  url: 'https://docs.example.com',
  routes: DEFAULT_ROUTES,
};

type Row = Selectable<MailTable>;

export interface MailQueue {
  db: Database['queries'];
  mailer: Mailer;
  /** Every line of the workers' log. */
  logged: string[];
  /** Starts a worker that the mailer notifies. Stopped by `close`. */
  work(options: Omit<MailWorkerOptions, 'db' | 'uses' | 'site' | 'log'>): MailWorker;
  rows(): Promise<Row[]>;
  /** Makes all emails due for the next attempt. */
  makeDue(): Promise<void>;
  close(): Promise<void>;
}

/** The mail queue of a test database, with its mailer and workers. */
export async function openMailQueue(url: string): Promise<MailQueue> {
  const logged: string[] = [];
  const log = createLog('debug', { write: (line) => logged.push(line) });
  const database = openDatabase({ url, log });
  const db = database.queries;
  const workers: MailWorker[] = [];
  const wake = () => {
    for (const worker of workers) worker.wake();
  };
  return {
    db,
    logged,
    mailer: createMailer({ db, onQueued: wake }),
    work: (options) => {
      const worker = createMailWorker({
        db: database.background,
        uses: database.uses,
        site: SITE,
        log,
        ...options,
      });
      workers.push(worker);
      worker.start();
      return worker;
    },
    rows: async () => (await sql<Row>`select * from mail order by created_at, id`.execute(db)).rows,
    makeDue: async () => {
      await sql`update mail set next_attempt_at = now()`.execute(db);
      wake();
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await database.end();
    },
  };
}
