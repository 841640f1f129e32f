import type { ActivityKind } from '@gatehouse/contract/account';

/** What the gate decided about a request for a gated page or file. */
export type GateOutcome =
  /** Sent. */
  | 'open'
  /** Nobody is signed in. */
  | 'sign-in'
  /** The reader's plans don't include it. */
  | 'plan'
  /** The reader has reached READS_PER_MINUTE. */
  | 'limit'
  /** The database was unavailable. */
  | 'unavailable';

/** `retried`: there will be another attempt. `failed`: this was the last one. */
export type MailOutcome = 'queued' | 'sent' | 'retried' | 'failed';

export interface FinishedRequest {
  method: string | undefined;
  /** As sent: for counting, it becomes the pattern of a route. */
  url: string;
  status: number;
  /** The client disconnected before the response was complete. */
  aborted: boolean;
  seconds: number;
  /** Only for gated pages and files. */
  gate: GateOutcome | undefined;
}

/** A connection pool's state. */
export interface PoolState {
  total: number;
  idle: number;
  /** Queries that wait for a connection. */
  waiting: number;
}

/** Counts from the database, all at one time. */
export interface StoredCounts {
  sessions: number;
  mailWaiting: number;
  /** The age of the oldest email that waits, in seconds. 0 if none waits. */
  mailOldest: number;
  at: Date;
}

/** What is read when somebody asks for the metrics. */
export interface MetricSources {
  /** `isAway`: queries are refused, because the database does not respond. */
  database(): { pools: Record<string, PoolState>; isAway: boolean };
  passwordHashes(): { running: number; waiting: number };
  /** @returns `null` if unknown. Must not wake a database that sleeps when it is not used */
  stored(): Promise<StoredCounts | null>;
}

/** What the server counts. No argument may identify a reader, and each has few values. */
export interface Metrics {
  answered(request: FinishedRequest): void;
  /** @param name of the limit, as passed to `Limits` */
  limited(name: string): void;
  happened(kind: ActivityKind): void;
  mailed(outcome: MailOutcome): void;
  /** A connection above MAX_CONNECTIONS was closed. */
  dropped(): void;
  watch(sources: MetricSources): void;
}

const ignore = () => undefined;

/** Without METRICS_PORT, nothing is counted. */
export const NO_METRICS: Metrics = {
  answered: ignore,
  limited: ignore,
  happened: ignore,
  mailed: ignore,
  dropped: ignore,
  watch: ignore,
};
