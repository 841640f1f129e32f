const MAX_TEXT_LENGTH = 160;

export function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

/** The first few descriptions, and the number of the rest. */
export function atMost(descriptions: readonly string[], most: number): string[] {
  const rest = descriptions.length - most;
  return rest > 0 ? [...descriptions.slice(0, most), `  … and ${rest} more`] : [...descriptions];
}

export function shorten(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? `“${text.slice(0, MAX_TEXT_LENGTH)}…”` : `“${text}”`;
}
