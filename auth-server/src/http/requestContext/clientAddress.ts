import type { Request } from 'express';

const MAPPED_IPV4 = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * The network address of a request in its usual notation: a dual-stack server sees IPv4 addresses
 * as `::ffff:192.0.2.7` (RFC 4291, 2.5.5.2).
 */
export function clientAddress({ ip }: Pick<Request, 'ip'>): string | undefined {
  return ip?.replace(MAPPED_IPV4, '');
}

/** The origin of a reader's request, for events. */
export function requestOrigin(request: Request) {
  return {
    actor: 'reader',
    address: clientAddress(request),
    userAgent: request.headers['user-agent'],
    requestId: request.id,
  } as const;
}
