/**
 * The id after the `#` of an address, empty without one. A link may contain a `%` that begins no
 * valid code; like a browser, this then returns the id undecoded.
 */
export function anchorOf({ hash }: Pick<Location, 'hash'>): string {
  const written = hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
