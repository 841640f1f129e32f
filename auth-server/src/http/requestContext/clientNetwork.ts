import type { Request } from 'express';
import { isIPv6 } from 'node:net';
import { clientAddress } from './clientAddress.js';

/**
 * The key for a client in rate limits: an IPv4 address, or the /64 of an IPv6 address. A home
 * connection gets at least a /64, so each of its addresses would otherwise have a separate budget
 * (RFC 6177).
 *
 * @returns `2001:db8:0:1::/64`, `192.0.2.7`, or `''` when the client has disconnected
 */
export function clientNetwork(request: Pick<Request, 'ip'>): string {
  return networkOf(clientAddress(request) ?? '');
}

/** @param address from `clientAddress` */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  // The URL parser normalizes addresses: `2001:DB8:0::1` becomes `2001:db8::1`.
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...rest];
  return `${all.slice(0, 4).join(':')}::/64`;
}
