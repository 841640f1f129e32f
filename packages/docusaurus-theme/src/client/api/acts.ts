const listeners = new Set<() => void>();

/** Calls the listener each time the reader has done something in this tab, or was refused. */
export function onAct(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function notifyAct(): void {
  for (const listener of listeners) listener();
}
