import { describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { getFreePort } from '../testing/getFreePort.js';
import { send } from '../testing/send.js';
import { startMetrics } from './startMetrics.js';

const log = createLog('silent');

describe('the metrics port', () => {
  it('has the metrics at one address, and closes', async () => {
    const port = await getFreePort();
    const { metrics, stop } = await startMetrics({ port, host: '127.0.0.1' }, log);
    metrics.mailed('sent');
    const { status, headers, text } = await send(port, { path: '/metrics' });
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('gatehouse_mail_total{outcome="sent"} 1');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(await send(port, { path: '/' })).toMatchObject({ status: 404 });
    expect(await send(port, { path: '/metrics', method: 'POST' })).toMatchObject({ status: 405 });
    await stop();
    await expect(send(port, { path: '/metrics' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('names its own setting when it is in use, and when the address is not this machine’s', async () => {
    const port = await getFreePort();
    const { stop } = await startMetrics({ port, host: '127.0.0.1' }, log);
    await expect(startMetrics({ port, host: '127.0.0.1' }, log)).rejects.toThrow(
      `Port ${port} is in use by another program. Stop it, or set METRICS_PORT to another port, such as METRICS_PORT=${port + 1}`,
    );
    await expect(startMetrics({ port, host: '192.0.2.1' }, log)).rejects.toThrow(
      'This machine does not have the address 192.0.2.1. Set METRICS_HOST to one that it has',
    );
    await stop();
  });
});
