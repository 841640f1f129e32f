import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Gate, PageModule } from '../gate';
import { getVerdict } from '../getVerdict';
import { getRememberedReader, onRememberedReader } from '../rememberedReader';

/** The pages that are open in this tab, by gate id. */
const opened = new Map<string, PageModule>();
const listeners = new Set<() => void>();

export function subscribeToGates(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** The gates encountered in this tab, open or not. */
const met = new Map<string, Gate>();

/** Pages that were locked when the reader visited them are fetched once they are accessible. */
onRememberedReader((reader) => {
  for (const gate of met.values()) if (isOpenTo(gate, reader)) void tryOpen(gate);
});

export function getOpened(gate: Gate): PageModule | null {
  return opened.get(gate.id) ?? null;
}

/** Rejects when the server refuses the page's chunk, or doesn't respond. */
export async function openGate(gate: Gate): Promise<PageModule> {
  const known = getOpened(gate);
  if (known) return known;
  if (!gate.load) throw new Error('Gates only open in the browser.');
  const page = await gate.load();
  opened.set(gate.id, page);
  notify();
  return page;
}

export function closeGate(gate: Gate): void {
  if (opened.delete(gate.id)) notify();
}

/**
 * Called by a gated page's module, and awaited before the page is hydrated or shown: see
 * `registry.ts`. The page itself explains a failure later.
 */
export async function preopen(gate: Gate): Promise<void> {
  // The same page in a new module: it was edited, in development.
  if (met.has(gate.id)) opened.delete(gate.id);
  met.set(gate.id, gate);
  const servedOpen = document.documentElement.dataset.gateOpen === gate.id;
  if (servedOpen || isOpenTo(gate, getRememberedReader())) await tryOpen(gate);
}

async function tryOpen(gate: Gate): Promise<void> {
  await openGate(gate).catch(() => null);
}

/**
 * Whether the reader is known to be entitled: nothing is fetched before the server has confirmed
 * it.
 */
function isOpenTo(gate: Gate, reader: GateReader): boolean {
  return getVerdict(gate, reader, false) === 'open';
}
