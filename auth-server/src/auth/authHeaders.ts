import type { Request as ExpressRequest } from 'express';
import { clientAddress } from '../http/requestContext/clientAddress.js';

/** Set by ourselves from the address that Express trusts; what clients send under it is dropped. */
export const CLIENT_ADDRESS_HEADER = 'x-gatehouse-client-address';
const REQUEST_ID_HEADER = 'x-gatehouse-request-id';

/** What Better Auth is told of a request. No `Host`, no `X-Forwarded-*`: it would believe them. */
const PASSED_ON = ['cookie', 'origin', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode'] as const;

/** Where a request that Better Auth was told of came from, for events. */
export function authOrigin(headers: Headers | undefined) {
  return {
    actor: 'reader',
    address: headers?.get(CLIENT_ADDRESS_HEADER) ?? null,
    userAgent: headers?.get('user-agent') ?? null,
    requestId: headers?.get(REQUEST_ID_HEADER) ?? null,
  } as const;
}

export function authHeaders(request: ExpressRequest): Headers {
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress(request) ?? '');
  headers.set(REQUEST_ID_HEADER, request.id);
  return headers;
}
