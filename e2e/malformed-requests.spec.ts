import { sharedProduct } from './support/product';
import { sendRaw } from './support/sendRaw';
import { expect, test } from './support/test';

const { port } = sharedProduct;
const HOST = `Host: localhost:${port}`;

const SMUGGLED = `GET /api/me HTTP/1.1\r\n${HOST}\r\n\r\n`;

const MALFORMED = {
  'an unknown method': `GEX /docs/start HTTP/1.1\r\n${HOST}\r\n\r\n`,
  'HTTP/0.9': 'GET /docs/start\r\n\r\n',
  'an unknown version': `GET /docs/start HTTP/9.9\r\n${HOST}\r\n\r\n`,
  'lines that end in LF only': `GET /docs/start HTTP/1.1\n${HOST}\n\n`,
  'a length and chunks': `POST /api/auth/sign-out HTTP/1.1\r\n${HOST}\r\nContent-Length: ${5 + SMUGGLED.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  'two lengths': `POST /api/auth/sign-out HTTP/1.1\r\n${HOST}\r\nContent-Length: 0\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`,
  'chunks in an unknown coding': `POST /api/auth/sign-out HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  'chunks, twice': `POST /api/auth/sign-out HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  'a header with a space before the colon': `GET /docs/start HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding : chunked\r\n\r\n`,
  'no host': 'GET /docs/start HTTP/1.1\r\n\r\n',
  'two hosts': `GET /docs/start HTTP/1.1\r\n${HOST}\r\nHost: evil.example\r\n\r\n`,
};

for (const [what, request] of Object.entries(MALFORMED)) {
  test(`${what}: refused, and the connection closed (INP-12)`, async () => {
    const answers = await sendRaw(port, request);
    expect(answers).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answers.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answers).not.toContain('"reader"');
  });
}

test('CONNECT is refused (INP-12)', async () => {
  const answer = await sendRaw(port, `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}\r\n\r\n`);
  expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
});
