/** The component that replaces one of the theme: see `keepEntries`. */
declare module '@theme-replaced/*' {
  const entries: Readonly<Record<string, unknown>>;
  export default entries;
}
