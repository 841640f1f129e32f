import type { ComponentType } from 'react';

export type FoundQrCode = ComponentType<{ uri: string }>;

/** Loads what draws the code when it is first needed: most readers never do. */
export async function loadQrCode(): Promise<FoundQrCode> {
  const { default: QrCode } = await import('./QrCode');
  return QrCode;
}
