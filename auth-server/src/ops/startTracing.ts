import { setTimeout as wait } from 'node:timers/promises';
import { StartupError } from '../startupError.js';
import { hasTracing } from './traceRequests.js';

/** Milliseconds to wait for the last spans, at the end: the collector may be away. */
const FLUSH_MS = 2_000;

/** Whether the standard variables of OpenTelemetry ask for traces. */
function isWanted(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return false;
  if (env.OTEL_TRACES_EXPORTER !== undefined) return env.OTEL_TRACES_EXPORTER !== 'none';
  return [env.OTEL_EXPORTER_OTLP_ENDPOINT, env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT].some(Boolean);
}

/**
 * Starts OpenTelemetry's SDK if its standard variables ask for traces. It reads them itself, from the
 * environment of the process. If the process was started with an SDK, such as
 * `node --import @opentelemetry/auto-instrumentations-node/register`, that one gets the spans.
 *
 * @returns a function that sends the last spans
 * @throws StartupError when the SDK is not installed
 */
export async function startTracing(
  env: Readonly<Record<string, string | undefined>>,
): Promise<() => Promise<void>> {
  if (!isWanted(env) || hasTracing()) return () => Promise.resolve();
  const { NodeSDK } = await loadSdk();
  const sdk = new NodeSDK({
    ...(env.OTEL_SERVICE_NAME === undefined && { serviceName: 'gatehouse' }),
    // Only traces: metrics and logs have their own ways.
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  return () => Promise.race([sdk.shutdown(), wait(FLUSH_MS, undefined, { ref: false })]);
}

/** An optional dependency: it is larger than the rest of the server. */
async function loadSdk() {
  try {
    return await import('@opentelemetry/sdk-node');
  } catch (cause) {
    if (!/ package '@opentelemetry\/sdk-node'/.test(String(cause))) throw cause;
    throw new StartupError(
      'Traces are asked for (OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_TRACES_EXPORTER is set), but what sends them is ' +
        'not installed. Install it: npm install @opentelemetry/sdk-node. Or turn traces off: ' +
        'OTEL_TRACES_EXPORTER=none',
      { cause },
    );
  }
}
