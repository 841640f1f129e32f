import type { Request } from 'express';

/** Browsers request HTML when they load a tab. Programs accept anything, and get JSON (RFC 9110, 12.5.1). */
export function wantsPage(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}
