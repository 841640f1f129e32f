const NAMED_PAGES = 3;

/** @param blocked what pages load → the files that do */
export function describeBlockedLoads(blocked: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...blocked].map(([what, files]) => {
    const more = files.length > NAMED_PAGES ? ` and ${files.length - NAMED_PAGES} more` : '';
    return `- ${what}: ${files.slice(0, NAMED_PAGES).join(', ')}${more}`;
  });
  return [
    'The content security policy would stop what these pages load:',
    ...lines,
    'Put the file into the site, or allow its origin among the options of @gatehouse/docusaurus-plugin:',
    `  contentSecurityPolicy: { 'img-src': ['https://images.example.com'] }`,
    'Handlers in attributes, "javascript:" links, <base>, <object> and <embed> cannot be allowed: use a script or a link.',
  ].join('\n');
}
