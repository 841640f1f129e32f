import { DEFAULT_LIMITS } from '../limits/limitSettings.js';
import type { Log } from '../log.js';
import { listOperations } from '../openapi/operations.js';
import { createMetrics } from '../ops/createMetrics.js';
import { NO_METRICS, type Metrics } from '../ops/Metrics.js';
import { createMetricsHandler } from '../ops/metricsHandler.js';
import type { MetricsSettings } from '../ops/metricsSettings.js';
import { listen } from './httpServer.js';

/**
 * Starts counting, and offers the counts on a port of their own.
 * @param address `null`: nothing is counted
 * @throws StartupError when it can't listen there
 */
export async function startMetrics(
  address: MetricsSettings | null,
  log: Log,
): Promise<{ metrics: Metrics; stop: () => Promise<void> }> {
  if (address === null) return { metrics: NO_METRICS, stop: () => Promise.resolve() };
  const routes = listOperations().map(({ path }) => path);
  const { metrics, registry } = createMetrics({ routes });
  const server = await listen(createMetricsHandler(registry), {
    ...address,
    setting: 'METRICS_PORT',
    limits: DEFAULT_LIMITS.connections,
  });
  log.info(address, 'metrics are at /metrics');
  return { metrics, stop: () => server.close(0) };
}
