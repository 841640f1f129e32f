import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { createCircuit, type Circuit } from './circuit.js';
import { DatabaseAway, isDatabaseUnavailable } from './isDatabaseUnavailable.js';

const REFUSED = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

let time: number;
let logged: string[];
let circuit: Circuit;
beforeEach(() => {
  time = 1_000_000;
  logged = [];
  circuit = createCircuit({
    log: createLog('info', { write: (line) => logged.push(line) }),
    now: () => time,
  });
});

const isRefused = () => {
  try {
    circuit.enter();
    return false;
  } catch (error) {
    expect(isDatabaseUnavailable(error)).toBe(true);
    return error instanceof DatabaseAway;
  }
};
/** A failure `milliseconds` after its start. */
const fail = (milliseconds = 1) => {
  const since = time;
  time += milliseconds;
  circuit.noteFailure(REFUSED, since);
};

describe('the database counts as away', () => {
  it('after three failed connections in a row', () => {
    fail();
    fail();
    expect(isRefused()).toBe(false);
    circuit.noteResponse();
    fail();
    fail();
    expect(isRefused()).toBe(false);
    fail();
    expect(isRefused()).toBe(true);
    expect(circuit.isClosed()).toBe(false);
  });

  it('after one that got no response for longer than a cold start takes (FLT-03)', () => {
    fail(5_500);
    expect(isRefused()).toBe(false);
    circuit.noteResponse();
    fail(10_000);
    expect(isRefused()).toBe(true);
  });

  it('but not while other connections work', () => {
    for (let count = 0; count < 10; count += 1) {
      const since = time;
      time += 10_000;
      circuit.noteResponse();
      circuit.noteFailure(REFUSED, since - 1);
    }
    expect(isRefused()).toBe(false);
  });
});

describe('while it is away', () => {
  beforeEach(() => {
    fail(10_000);
  });

  it('one request at a time tries to connect, four times per second at most', () => {
    time += 249;
    expect(isRefused()).toBe(true);
    time += 1;
    expect(isRefused()).toBe(false);
    expect(isRefused()).toBe(true);
    fail(10_000);
    expect(isRefused()).toBe(true);
    time += 250;
    expect(isRefused()).toBe(false);
  });

  it('the first response ends the outage', () => {
    circuit.noteResponse();
    expect(isRefused()).toBe(false);
    expect(circuit.isClosed()).toBe(true);
  });

  it('an attempt without an outcome does not refuse requests for good', () => {
    time += 1_000;
    expect(isRefused()).toBe(false);
    time += 15_000;
    expect(isRefused()).toBe(false);
  });

  it('the log says so once, and with the cause', () => {
    fail();
    circuit.noteResponse();
    circuit.noteResponse();
    expect(logged).toHaveLength(2);
    expect(logged[0]).toMatch(/ECONNREFUSED.*refusing requests/);
    expect(logged[1]).toContain('responds again');
  });
});

it('connections that were opened before an outage or a loss are told from newer ones', () => {
  const before = circuit.generation();
  circuit.noteResponse();
  expect(circuit.generation()).toBe(before);
  circuit.noteLoss();
  const afterLoss = circuit.generation();
  expect(afterLoss).not.toBe(before);
  fail(10_000);
  expect(circuit.generation()).not.toBe(afterLoss);
});
