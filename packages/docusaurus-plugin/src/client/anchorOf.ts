/**
 * The id that an address names behind its `#`: empty without one. Anyone may write a link whose `%` is not
 * a code; as a browser does, it is then taken as it stands.
 */
export function anchorOf({ hash }: Pick<Location, 'hash'>): string {
  const written = hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
