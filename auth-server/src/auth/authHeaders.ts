import type { Request as ExpressRequest } from 'express';
import { clientAddress } from '../http/requestContext/clientAddress.js';

/** Set from the address that Express trusts; a client's own header of this name is dropped. */
export const CLIENT_ADDRESS_HEADER = 'x-gatehouse-client-address';
const REQUEST_ID_HEADER = 'x-gatehouse-request-id';

/**
 * The request headers that Better Auth sees. Not `Host` or `X-Forwarded-*`, which it would trust.
 */
const PASSED_ON = ['cookie', 'origin', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode'] as const;

/** The request details that events record. */
export function authOrigin(headers: Headers | undefined) {
  return {
    actor: 'reader',
    address: headers?.get(CLIENT_ADDRESS_HEADER) ?? null,
    userAgent: headers?.get('user-agent') ?? null,
    requestId: headers?.get(REQUEST_ID_HEADER) ?? null,
  } as const;
}

export function authHeaders(request: ExpressRequest): Headers {
  const headers = machineHeaders(request);
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** The headers for a program, which has no session: without cookies. */
export function machineHeaders(request: ExpressRequest): Headers {
  const headers = new Headers();
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress(request) ?? '');
  headers.set(REQUEST_ID_HEADER, request.id);
  return headers;
}
