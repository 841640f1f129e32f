import type { ComponentType } from 'react';

export type FoundQrCode = ComponentType<{ uri: string }>;

/** Loads the code that draws the QR code on demand: most readers never need it. */
export async function loadQrCode(): Promise<FoundQrCode> {
  const { default: QrCode } = await import('./QrCode');
  return QrCode;
}
