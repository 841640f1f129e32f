import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Gate, PageModule } from '../gate';
import { getVerdict } from '../getVerdict';
import { getRememberedReader, onRememberedReader } from '../rememberedReader';

/** The pages that are open in this tab, by the id of their gate. */
const opened = new Map<string, PageModule>();
const listeners = new Set<() => void>();

export function subscribeToGates(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** The gates that this tab has come to, open or not. */
const met = new Map<string, Gate>();

/** Pages that were locked when the reader came by are fetched once they may be read. */
onRememberedReader((reader) => {
  for (const gate of met.values()) if (isOpenTo(gate, reader)) void tryOpen(gate);
});

export function getOpened(gate: Gate): PageModule | null {
  return opened.get(gate.id) ?? null;
}

/** Rejects when the server refuses the page's chunk, or does not answer. */
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
 * Called by a gated page's module, and awaited before the page is hydrated or shown: see `registry.ts`.
 * A failure is the page's to explain once it is there.
 */
export async function preopen(gate: Gate): Promise<void> {
  // The same page in another module: it was edited, in development.
  if (met.has(gate.id)) opened.delete(gate.id);
  met.set(gate.id, gate);
  const servedOpen = document.documentElement.dataset.gateOpen === gate.id;
  if (servedOpen || isOpenTo(gate, getRememberedReader())) await tryOpen(gate);
}

async function tryOpen(gate: Gate): Promise<void> {
  await openGate(gate).catch(() => null);
}

/** Whether the reader is known to be entitled: without a word of the server nothing is fetched. */
function isOpenTo(gate: Gate, reader: GateReader): boolean {
  return getVerdict(gate, reader, false) === 'open';
}
