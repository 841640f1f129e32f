import { expect, it } from 'vitest';
import { createPolicy } from './createPolicy';

it('allows a page its own files and the scripts with these hashes (HDR-02)', () => {
  expect(createPolicy(["'sha256-b'", "'sha256-a'"], { authUrl: null, allowed: {} }).split(';'))
    .toMatchInlineSnapshot(`
      [
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "script-src 'self' 'sha256-a' 'sha256-b'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
      ]
    `);
});

it('allows a server on another origin, and the site’s own additions', () => {
  const policy = createPolicy([], {
    authUrl: 'https://auth.example.com',
    allowed: {
      'img-src': ['https://images.example.com'],
      'frame-src': ['https://videos.example.com'],
    },
  });
  expect(policy).toContain("script-src 'self' https://auth.example.com;");
  expect(policy).toContain("connect-src 'self' https://auth.example.com;");
  expect(policy).toContain("img-src 'self' https://auth.example.com https://images.example.com;");
  expect(policy).toMatch(/;frame-src 'self' https:\/\/videos\.example\.com$/);
});

it('additionally allows what the build needs, and only there', () => {
  const needs = ['worker-src blob:', 'font-src data:', "script-src 'wasm-unsafe-eval'"] as const;
  const policy = createPolicy([], { authUrl: null, allowed: {} }, needs);
  expect(policy).toContain(";script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain(";font-src 'self' data:;");
  expect(policy).toMatch(/;worker-src 'self' blob:;/);
  expect(policy.match(/data:|blob:/g)).toHaveLength(2);
});
