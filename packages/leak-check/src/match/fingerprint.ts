/** A row of words, as one number: 53 bits of hash. Both halves are mixed word by word, from 0 on. */
export type Fingerprint = number;

export function mixLow(low: number, word: number): number {
  const mixed = Math.imul(low ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

export function mixHigh(high: number, word: number): number {
  const mixed = Math.imul(high + word, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

export function fingerprintOf(low: number, high: number): Fingerprint {
  return (low >>> 0) * 0x200000 + (high & 0x1fffff);
}

export function lowOf(fingerprint: Fingerprint): number {
  return Math.floor(fingerprint / 0x200000) | 0;
}
