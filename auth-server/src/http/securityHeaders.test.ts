import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { expect, it } from 'vitest';
import { securityHeaders } from './securityHeaders.js';

function headersOf(url: string, https: boolean): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = { setHeader: (name: string, value: string) => (headers[name] = value) };
  securityHeaders({ https, routes: DEFAULT_ROUTES })({ url } as never, response as never);
  return headers;
}

it('keeps browsers on https for a year if the site uses it (HDR-01)', () => {
  expect(headersOf('/docs', true)['Strict-Transport-Security']).toBe(
    'max-age=31536000; includeSubDomains',
  );
  expect(headersOf('/docs', false)).not.toHaveProperty('Strict-Transport-Security');
});
