import { z } from 'zod';

export interface MetricsSettings {
  port: number;
  /** The address to listen on. */
  host: string;
}

const LOOPBACK = '127.0.0.1';

/** The settings of the metrics, as part of the schema of all settings. */
export const metricsSettingsShape = {
  METRICS_PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(1, 'must be a port from 1 to 65535')
    .max(65535, 'must be a port from 1 to 65535')
    .optional(),
  METRICS_HOST: z
    .union([z.ipv4(), z.ipv6()], { error: 'must be an IP address, such as 127.0.0.1 or 0.0.0.0' })
    .optional(),
};

/** Checks that involve several settings. */
export function checkMetricsSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const { METRICS_PORT, METRICS_HOST, PORT = '3000' } = env;
  if (METRICS_PORT === undefined) {
    return METRICS_HOST === undefined
      ? []
      : ['METRICS_HOST has no effect without METRICS_PORT: set both or neither'];
  }
  // The metrics must not be on the port that readers reach.
  return Number(METRICS_PORT) === Number(PORT)
    ? ['METRICS_PORT must be another port than PORT']
    : [];
}

/** @returns `null` if METRICS_PORT is not set */
export function toMetricsSettings(
  values: z.output<z.ZodObject<typeof metricsSettingsShape>>,
): MetricsSettings | null {
  const { METRICS_PORT: port, METRICS_HOST: host = LOOPBACK } = values;
  return port === undefined ? null : { port, host };
}
