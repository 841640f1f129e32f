/** What stands in place of a component of the theme: see `keepEntries`. */
declare module '@theme-replaced/*' {
  const entries: Readonly<Record<string, unknown>>;
  export default entries;
}
