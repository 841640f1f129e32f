/** Every reason to refuse a request, with the status and the message of the response. */
export const REFUSALS = {
  SIGN_IN_REQUIRED: { status: 401, message: 'Sign in to continue.' },
  INVALID_ACCESS_TOKEN: { status: 401, message: 'The access token is not valid.' },
  PLAN_REQUIRED: { status: 403, message: 'Your plan does not include this.' },
  KEYS_UNAVAILABLE: {
    status: 503,
    message: 'Access tokens can’t be checked right now. Try again in a moment.',
  },
  INTROSPECTION_UNAVAILABLE: {
    status: 503,
    message: 'Sessions can’t be checked right now. Try again in a moment.',
  },
} as const satisfies Record<string, { status: number; message: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** RFC 6750, 3.1. A request without a credential gets no error code. */
const BEARER_ERRORS: Partial<Record<RefusalCode, string>> = {
  INVALID_ACCESS_TOKEN: 'invalid_token',
  PLAN_REQUIRED: 'insufficient_scope',
};

const RETRY_AFTER_SECONDS = 5;

/**
 * Why a request is refused. Only `code`, `status`, `message` and `headers` are for the caller. The
 * `cause` says what exactly was wrong, and belongs in a log.
 */
export class ReaderAuthError extends Error {
  override readonly name = 'ReaderAuthError';
  readonly status: number;
  /** `WWW-Authenticate` or `Retry-After`, and `Cache-Control: no-store`. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param realm the audience that the challenge names */
  constructor(
    readonly code: RefusalCode,
    realm: string,
    cause?: unknown,
  ) {
    super(REFUSALS[code].message, { cause });
    this.status = REFUSALS[code].status;
    const error = BEARER_ERRORS[code];
    const challenge = `Bearer realm="${realm}"${error === undefined ? '' : `, error="${error}"`}`;
    this.headers = {
      'Cache-Control': 'no-store',
      ...(this.status === 503
        ? { 'Retry-After': String(RETRY_AFTER_SECONDS) }
        : { 'WWW-Authenticate': challenge }),
    };
  }
}
