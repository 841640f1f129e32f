import type { ReaderAuthError } from './ReaderAuthError.js';

/** What `gatehouse admin services add` prints. */
export interface ServiceCredential {
  clientId: string;
  clientSecret: string;
}

export interface ReaderAuthOptions {
  /** `AUTH_URL` of the Gatehouse server, such as `https://auth.example.com`. Without it, `SITE_URL`. */
  issuer: string;
  /** `tokens.audience` in `gatehouse.config.ts`. Without it, `SITE_URL`. */
  audience: string;
  /** The signatures that are accepted. Default: both that Gatehouse can create. */
  algorithms?: readonly Algorithm[];
  /** Asks the server about each token, so that a sign-out, a ban or an ended plan takes effect immediately. */
  introspect?: ServiceCredential;
  /**
   * Called with the reason for each 503 and the ID in its response. Default: prints a line to standard
   * error.
   */
  onUnavailable?: (error: ReaderAuthError, requestId: string) => void;
}

const ALGORITHMS = ['RS256', 'EdDSA'] as const;
type Algorithm = (typeof ALGORITHMS)[number];

export interface CheckedOptions {
  /** An origin. */
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly Algorithm[];
  readonly introspect: ServiceCredential | null;
  readonly onUnavailable: (error: ReaderAuthError, requestId: string) => void;
}

const NAMES = ['issuer', 'audience', 'algorithms', 'introspect', 'onUnavailable'];

/**
 * Checks the options. Some come from the environment and can be anything.
 *
 * @throws TypeError that names every bad option
 */
export function checkOptions(options: ReaderAuthOptions): CheckedOptions {
  const { issuer, audience, algorithms = ALGORITHMS, introspect = null } = options;
  const { onUnavailable = report } = options;
  const origin = getOrigin(issuer);
  const problems = [
    ...Object.keys(options)
      .filter((name) => !NAMES.includes(name))
      .map((name) => `${name} is not an option: use ${NAMES.join(', ')}`),
    origin === null &&
      'issuer must be the origin of the Gatehouse server, such as https://auth.example.com. Only on this machine can it be http',
    !isPrintable(audience) &&
      'audience must be what gatehouse.config.ts says in tokens.audience: by default, SITE_URL',
    !isAlgorithms(algorithms) && `algorithms must be a list of ${ALGORITHMS.join(', ')}`,
    introspect !== null &&
      !(isText(introspect.clientId) && isText(introspect.clientSecret)) &&
      'introspect must have the clientId and clientSecret of a service credential',
    typeof onUnavailable !== 'function' && 'onUnavailable must be a function',
  ].filter((problem) => problem !== false);
  if (origin === null || problems.length > 0) {
    throw new TypeError(
      `createReaderAuth: these options are not valid:\n${problems.map((each) => `  ${each}`).join('\n')}`,
    );
  }
  return { issuer: origin, audience, algorithms, introspect, onUnavailable };
}

/** Over plain HTTP, someone on the network could replace the keys with their own. */
function getOrigin(issuer: unknown): string | null {
  if (!isText(issuer) || !/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(issuer) || !URL.canParse(issuer)) {
    return null;
  }
  const { protocol, hostname, origin } = new URL(issuer);
  const isThisMachine = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || isThisMachine ? origin : null;
}

/** It is quoted in `WWW-Authenticate`. */
const isPrintable = (value: unknown): boolean => isText(value) && /^[!#-[\]-~ ]+$/.test(value);

const isAlgorithms = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each) => ALGORITHMS.includes(each));

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function report(error: ReaderAuthError, requestId: string): void {
  // eslint-disable-next-line no-console -- unless a service has a log of its own
  console.error(`${error.code} (request ${requestId}):`, error.cause);
}
