/** Names that look like a file to a cache, or like another page to somebody on the way. */
export const spellings = (url: string) => [
  ...[url, `${url}/`, `${url}.html`, `${url}/index.html`, `${url}?x=1`, `${url}?utm=/x.css`],
  ...[
    `${url}/x.css`,
    `${url}/x.js`,
    `${url};.css`,
    `${url};x.js`,
    `${url}%0a.png`,
    `${url}%3f.css`,
  ],
  ...[`${url}%23.css`, `${url}.css`, `${url}%2fx.css`, `/${url}`, url.replace('/docs', '//docs')],
  ...[`/x/..${url}`, `/x/%2e%2e${url}`, `/x/..%2f..${url}`, url.replace('docs', '%64ocs')],
  ...[url.replace('/docs/', '/docs/./'), url.toUpperCase(), `${url}%00.css`, `${url}\\x.css`],
];
