import type { ComponentType } from 'react';

export type FoundQrCode = ComponentType<{ uri: string }>;

/** What draws the code, when it is first needed: no other part of the site carries it. */
export async function loadQrCode(): Promise<FoundQrCode> {
  const { default: QrCode } = await import('./QrCode');
  return QrCode;
}
