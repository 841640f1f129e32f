import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GateOutcome, MailOutcome, Metrics, MetricSources, StoredCounts } from './Metrics.js';
import { createRouteLabels, methodLabel } from './routeLabels.js';

const PREFIX = 'gatehouse_';
/** Seconds. The slowest deliberate response, a sign-in under load, takes a few. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Exist from the start: an alert can't see a counter change that begins at 1. */
const GATE_OUTCOMES: GateOutcome[] = ['open', 'sign-in', 'plan', 'limit', 'unavailable'];
const MAIL_OUTCOMES: MailOutcome[] = ['queued', 'sent', 'retried', 'failed'];

type Describe = (
  name: string,
  help: string,
) => { name: string; help: string; registers: Registry[] };

/**
 * Counts in a registry of its own, in the format of Prometheus.
 * @param options.routes the patterns of the API's routes
 */
export function createMetrics(options: { routes: readonly string[] }): {
  metrics: Metrics;
  registry: Registry;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const routeOf = createRouteLabels(options.routes);
  const about: Describe = (name, help) => ({ name: PREFIX + name, help, registers: [registry] });
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ ...about(name, help), labelNames });

  const requests = new Histogram({
    ...about('http_request_duration_seconds', 'Requests and the time until their response ended.'),
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
  });
  const decisions = counter('gate_decisions_total', 'Decisions about gated pages and files.', [
    'outcome',
  ]);
  const limits = counter('limit_refusals_total', 'What a limit has refused.', ['limit']);
  const events = counter('account_events_total', 'What happened to accounts.', ['kind']);
  const mail = counter('mail_total', 'Emails queued, and attempts to send them.', ['outcome']);
  const dropped = counter('connections_dropped_total', 'Connections above MAX_CONNECTIONS.', []);

  for (const outcome of GATE_OUTCOMES) decisions.inc({ outcome }, 0);
  for (const outcome of MAIL_OUTCOMES) mail.inc({ outcome }, 0);

  return {
    registry,
    metrics: {
      answered: ({ method, url, status, aborted, seconds, gate }) => {
        requests.observe(
          {
            method: methodLabel(method),
            route: routeOf({ url, gate }),
            status: aborted ? 'aborted' : `${Math.floor(status / 100)}xx`,
          },
          seconds,
        );
        if (gate !== undefined) decisions.inc({ outcome: gate });
      },
      limited: (limit) => {
        limits.inc({ limit });
      },
      happened: (kind) => {
        events.inc({ kind });
      },
      mailed: (outcome) => {
        mail.inc({ outcome });
      },
      dropped: () => {
        dropped.inc();
      },
      watch: (sources) => {
        watchSources(sources, about);
      },
    },
  };
}

/** Gauges are read when the metrics are asked for. */
function watchSources({ database, passwordHashes, stored }: MetricSources, about: Describe): void {
  new Gauge({
    ...about('database_connections', 'Connections of a pool, and queries that wait for one.'),
    labelNames: ['pool', 'state'],
    collect() {
      for (const [pool, { total, idle, waiting }] of Object.entries(database().pools)) {
        this.set({ pool, state: 'busy' }, total - idle);
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'waiting' }, waiting);
      }
    },
  });
  new Gauge({
    ...about('database_away', '1 while queries are refused because the database does not respond.'),
    collect() {
      this.set(database().isAway ? 1 : 0);
    },
  });
  new Gauge({
    ...about('password_hashes', 'Password hashes being computed, and those that wait.'),
    labelNames: ['state'],
    collect() {
      const { running, waiting } = passwordHashes();
      this.set({ state: 'running' }, running);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  const fromDatabase = (name: string, help: string, pick: (counts: StoredCounts) => number) =>
    new Gauge({
      ...about(name, help),
      async collect() {
        const counts = await stored();
        this.set(counts === null ? NaN : pick(counts));
      },
    });
  fromDatabase('sessions', 'Sessions that have not expired.', ({ sessions }) => sessions);
  fromDatabase('mail_waiting', 'Emails that wait.', ({ mailWaiting }) => mailWaiting);
  fromDatabase(
    'mail_oldest_seconds',
    'The age of the oldest email that waits.',
    ({ mailOldest }) => mailOldest,
  );
  fromDatabase(
    'stored_counts_timestamp_seconds',
    'When sessions and waiting emails were last counted.',
    ({ at }) => at.getTime() / 1000,
  );
}
