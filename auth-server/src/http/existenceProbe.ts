import type { Guard } from './frontDoor.js';

/**
 * Ignores `If-None-Match: *`, which asks for 304 wherever there is anything at all, without the asker
 * having any of it. No browser sends it with what it reads; Express would confirm so what no one may see
 * (GAT-09), and answer our API without a body.
 */
export const existenceProbe: Guard = ({ headers }) => {
  if (headers['if-none-match'] === '*') delete headers['if-none-match'];
};
