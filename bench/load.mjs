import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';
import { cpuMilliseconds } from './processUsage.mjs';

const CONNECTIONS = 16;

/**
 * @typedef {object} Load
 * @property {number} cpu milliseconds of the server's processor time per request
 * @property {number} perSecond
 * @property {number[]} times of the 50th, 95th and 99th percentile, in milliseconds
 */

/**
 * Sends requests over 16 connections. Every response except 200 is an error.
 *
 * @param {{ pid: number }} server
 * @param {{ url: string, requests: object[], amount: number }} load requests: sent in turn, in autocannon's form
 * @returns {Promise<Load>}
 */
export async function load({ pid }, { url, requests, amount }) {
  const times = [];
  const before = await cpuMilliseconds(pid);
  const started = performance.now();
  const running = autocannon({ url, connections: CONNECTIONS, amount, requests });
  running.on('response', (_client, _status, _bytes, time) => times.push(time));
  const result = await running;
  const seconds = (performance.now() - started) / 1000;
  const failures = result.non2xx + result.errors;
  if (failures > 0) throw new Error(`${url}${requests[0].path}: ${failures} of ${amount} failed`);
  times.sort((a, b) => a - b);
  return {
    cpu: ((await cpuMilliseconds(pid)) - before) / amount,
    perSecond: amount / seconds,
    times: [0.5, 0.95, 0.99].map((part) => times[Math.floor(part * times.length)]),
  };
}
