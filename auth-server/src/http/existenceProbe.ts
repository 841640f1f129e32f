import type { Guard } from './frontDoor.js';

/**
 * Ignores `If-None-Match: *`, which requests 304 for anything that exists, even if the sender has
 * no copy. Browsers never send it. Express would confirm that hidden pages exist (GAT-09), and omit
 * the bodies of API responses.
 */
export const existenceProbe: Guard = ({ headers }) => {
  if (headers['if-none-match'] === '*') delete headers['if-none-match'];
};
