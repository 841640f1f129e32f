const listeners = new Set<() => void>();

/** Calls back each time that the reader has done something in this tab, or was refused. */
export function onAct(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellOfAct(): void {
  for (const listener of listeners) listener();
}
