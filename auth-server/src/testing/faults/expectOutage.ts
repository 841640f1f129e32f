import { expect } from 'vitest';
import type { Sent } from '../send.js';
import { SECRET_TEXT } from '../writeBuild.js';

/** Longer than any time limit of the product. */
export const RECOVERY = { timeout: 60_000, interval: 200 };

/** Checks that a request was refused because of an outage, and says when to try again. */
export function expectOutage({ status, headers, text }: Sent, what = ''): void {
  expect(status, `${what} ${text}`).toBe(503);
  expect(headers['retry-after'], what).toMatch(/^[1-9]\d*$/);
  expect(headers['cache-control'], what).toBe('no-store');
  if (headers['content-type']?.startsWith('application/json')) {
    expect(JSON.parse(text), what).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  }
}

/** Checks that each request was served, or refused because of an outage. */
export function expectServedOrOutage(answers: Sent[]): void {
  for (const answer of answers) {
    if (answer.status === 200) continue;
    expectOutage(answer);
    expect(answer.text).not.toContain(SECRET_TEXT);
  }
}

/**
 * Sends a request as an impatient reader would: again, until it is no longer refused with 503.
 *
 * @returns the last response, and how often it was sent
 */
export async function insist(attempt: () => Promise<Sent>): Promise<{ sent: Sent; times: number }> {
  let sent = await attempt();
  let times = 1;
  if (sent.status !== 503) return { sent, times };
  expectOutage(sent);
  await expect
    .poll(async () => {
      times += 1;
      sent = await attempt();
      if (sent.status === 503) expectOutage(sent);
      return sent.status;
    }, RECOVERY)
    .not.toBe(503);
  return { sent, times };
}
