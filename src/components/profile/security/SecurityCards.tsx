import type { ReactNode } from 'react';

/** How the reader gets in, and where they are signed in. */
export default function SecurityCards(): ReactNode {
  return null;
}
