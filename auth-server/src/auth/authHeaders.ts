import type { Request as ExpressRequest } from 'express';
import { CLIENT_ADDRESS_HEADER } from './authOptions.js';

/** What Better Auth is told of a request. No `Host`, no `X-Forwarded-*`: it would believe them. */
const PASSED_ON = ['cookie', 'origin', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode'] as const;

export function authHeaders(request: ExpressRequest): Headers {
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip ?? '');
  return headers;
}
