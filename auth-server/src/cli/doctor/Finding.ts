/** The headings in docs/help/troubleshooting.mdx that findings link to, as anchors. */
export const HELP = [
  'node-version',
  'wrong-settings',
  'misspelled-settings',
  'weak-secret',
  'changed-secret',
  'wrong-site-url',
  'esm-and-commonjs-mixed',
  'mixed-package-versions',
  'database-not-reachable',
  'missing-sslmode',
  'untrusted-certificate',
  'slow-database',
  'pooled-and-direct-urls-mixed-up',
  'pooler-without-prepared-statements',
  'schema-too-old-or-too-new',
  'columns-that-do-not-match',
  'clocks-that-differ',
  'site-and-server-on-different-sites',
  'cookie-not-set',
  'samesitenone-without-secure',
  'cors-blocked',
  '404-on-auth-routes',
  'public-url-not-reachable',
  'wrong-client-address',
  'emails-not-sent',
  'provider-not-reachable',
  'redirect-uris',
  'build-that-does-not-match',
  'plans-without-pages',
  'trusted-user-id-header',
] as const;

export type Help = (typeof HELP)[number];

/** - `info`: nothing is wrong, but there is something to do elsewhere */
export type Level = 'error' | 'warning' | 'info' | 'ok';

export interface Found {
  level: Level;
  /** What is. One line, without a secret. */
  message: string;
  /** What to do. `null` if nothing. */
  advice: string | null;
  help: Help | null;
}

/** What a check has found. */
export interface Finding extends Found {
  /** `database.connection` */
  check: string;
}

/** Looks at one thing. It may find several things to say about it. */
export interface Check<Context> {
  /** `database.connection` */
  id: string;
  /** Where to read on if it fails. */
  help: Help;
  run(context: Context): Found[] | Promise<Found[]>;
}

export const ok = (message: string): Found => ({ level: 'ok', message, advice: null, help: null });
export const info = (message: string, advice: string, help: Help): Found => ({
  level: 'info',
  message,
  advice,
  help,
});
export const warning = (message: string, advice: string, help: Help): Found => ({
  level: 'warning',
  message,
  advice,
  help,
});
export const error = (message: string, advice: string | null, help: Help): Found => ({
  level: 'error',
  message,
  advice,
  help,
});
