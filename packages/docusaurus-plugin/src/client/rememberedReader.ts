import type { GateReader } from '@gatehouse/contract/gateReader';

let reader: GateReader = { status: 'unknown', plans: [] };
const listeners = new Set<(reader: GateReader) => void>();

/** The last known reader, for loads that start outside React. */
export const getRememberedReader = (): GateReader => reader;

export function onRememberedReader(listener: (reader: GateReader) => void): void {
  listeners.add(listener);
}

export function rememberReader(next: GateReader): void {
  reader = next;
  for (const listener of listeners) listener(reader);
}
