import { describe, expect, it } from 'vitest';
import { previewedReader } from './previewedReader';

const author = { status: 'signed-in', plans: ['team'] } as const;

describe('previewedReader', () => {
  it('is the author without a preview', () => {
    expect(previewedReader('session', author)).toBe(author);
  });

  it.each([
    ['signed-out', { status: 'signed-out', plans: [] }],
    ['member', { status: 'signed-in', plans: [] }],
    ['plan:premium', { status: 'signed-in', plans: ['premium'] }],
  ] as const)('is another reader for "%s", whatever the author can read', (preview, reader) => {
    expect(previewedReader(preview, author)).toEqual(reader);
  });
});
