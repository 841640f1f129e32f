import { expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';
import { createDocument } from './createDocument.js';

const PATH = '/api/openapi.json';
const use = useApp({ authUrl: 'http://auth.localhost', siteUrl: 'http://docs.localhost' });

it('is served to any origin, and can be cached', async () => {
  const answer = await use.app.send({ path: PATH, headers: { origin: 'https://else.example' } });
  expect(JSON.parse(answer.text)).toEqual(JSON.parse(JSON.stringify(createDocument())));
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  const again = await use.app.send({
    path: PATH,
    headers: { 'if-none-match': String(answer.headers.etag) },
  });
  expect(again).toMatchObject({ status: 304, text: '' });
});

it('is served compressed, and only for GET', async () => {
  const packed = await use.app.send({ path: PATH, headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  const { status, headers } = await use.app.send({ path: PATH, method: 'POST' });
  expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});
