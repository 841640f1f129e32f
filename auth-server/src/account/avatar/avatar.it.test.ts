import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { encodeAvatar } from './encodeAvatar.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const imageOf = async (browser: Browser) =>
  (JSON.parse((await browser.get('/api/me')).text) as Me).reader?.image;
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#264' } });
/** The picture that is most expensive to decode for its size. */
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .avif({ quality: 60, effort: 0 })
    .toBuffer();
const put = (browser: Browser, body: Buffer | string, type = 'image/png') =>
  browser.send({
    method: 'PUT',
    path: '/api/me/avatar',
    body,
    headers: { origin: use.app.origin, 'content-type': type },
  });

const getPicture = async (path: string) => {
  const answer = await fetch(use.app.origin + path);
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
    'is re-encoded from %s: small, square, without metadata',
    async (format) => {
      const reader = await use.signedUp();
      const upload = await blank(900, 500)
        .withExif({ IFD0: { Copyright: 'where it was taken' } })
        .toFormat(format)
        .toBuffer();
      const answer = await put(reader, upload, `image/${format}`);
      expect(answer.status).toBe(200);
      const image = String(json(answer).image);
      expect(await imageOf(reader)).toBe(image);
      const { answer: picture, bytes } = await getPicture(image);
      expect(picture.headers.get('content-type')).toBe('image/webp');
      expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
      expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
      const { width, height, exif } = await sharp(bytes).metadata();
      expect([width, height, exif]).toEqual([256, 256, undefined]);
      expect(bytes.length).toBeLessThan(50_000);
    },
  );

  it('has a different URL each time, and none when it is removed', async () => {
    const reader = await use.signedUp();
    const upload = await blank(50, 50).png().toBuffer();
    const images = [json(await put(reader, upload)).image, json(await put(reader, upload)).image];
    expect(images[0]).not.toBe(images[1]);
    expect((await getPicture(String(images[0]))).answer.status).toBe(404);
    await reader.delete('/api/me/avatar');
    expect(await imageOf(reader)).toBeNull();
    expect((await getPicture(String(images[1]))).answer.status).toBe(404);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['HTML', '<html><script>alert(1)</script>'],
    ['nothing', Buffer.alloc(0)],
    ['half a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('is not %s', async (_what, body) => {
    const reader = await use.signedUp();
    expect((await put(reader, body)).status).toBeGreaterThanOrEqual(400);
    expect(await imageOf(reader)).toBeNull();
  });

  it('is refused with 50 million pixels in a small file, or with more than 4 MB (INP-01)', async () => {
    const reader = await use.signedUp();
    const bomb = await blank(10_000, 5_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
    expect(json(await put(reader, bomb))).toMatchObject({ code: 'INVALID_INPUT' });
    const answer = await put(reader, Buffer.alloc(4 * 1024 * 1024 + 1));
    expect(json(answer)).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('must come from a page of the site, and from a reader (CSRF-01)', async () => {
    const upload = await blank(50, 50).png().toBuffer();
    expect((await put(use.app.browser(), upload)).status).toBe(401);
    const reader = await use.signedUp();
    const answer = await reader.send({
      method: 'PUT',
      path: '/api/me/avatar',
      body: upload,
      headers: { origin: 'https://evil.example', 'content-type': 'image/png' },
    });
    expect(answer.status).toBe(403);
    expect(json(await put(reader, upload, 'application/json'))).toMatchObject({
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });
});

describe('decoding pictures', () => {
  it('is limited to ten times an hour per reader, including refused ones (DOS-08)', async () => {
    const [reader, other] = [await use.signedUp(), await use.signedUp()];
    const statuses: number[] = [];
    for (let upload = 0; upload < 12; upload += 1) {
      statuses.push((await put(reader, '{}', 'application/json')).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(415), 429, 429]);
    const answer = await put(reader, await blank(50, 50).png().toBuffer());
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
    expect((await put(other, await blank(50, 50).png().toBuffer())).status).toBe(200);
  });

  it('is done one at a time per reader, so that nobody can fill the queue for others', async () => {
    const [reader, other] = [await use.signedUp(), await use.signedUp()];
    const upload = await blank(50, 50).png().toBuffer();
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => put(reader, upload)),
      put(other, upload),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, 6).sort()).toEqual([200, ...Array<number>(5).fill(429)]);
    expect(statuses.at(-1)).toBe(200);
    // And then again.
    expect((await put(reader, upload)).status).toBe(200);
  });

  it('stops when it has taken too much time, whatever the decoder is doing (DOS-08)', async () => {
    const upload = await noise(400);
    expect(await encodeAvatar(upload, { cpu: 1, wall: 60_000 })).toBeNull();
    await expect(encodeAvatar(upload, { cpu: 60_000, wall: 1 })).rejects.toThrow(/busy/);
  });
});
