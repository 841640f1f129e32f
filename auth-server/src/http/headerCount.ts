import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

/**
 * Refuses requests with too many headers. Node's own limit drops the excess without a word: a header that a
 * proxy has checked could be missing here.
 */
export function headerCount(max: number): Guard {
  return ({ rawHeaders }, response) => {
    // Names and values alternate.
    if (rawHeaders.length / 2 <= max) return;
    response.setHeader('Connection', 'close');
    throw new HttpError('BAD_REQUEST');
  };
}
