import { z } from 'zod';

/**
 * One plain address. No list, name, comment, quoted part or control character: `v@x,e@x`,
 * `v@x%0aBcc:e@x` or a JSON array would send a secret link to a second reader (ASVS 5.0 1.3.11).
 */
export const mailAddress = z
  .email({ error: 'must be exactly one plain e-mail address' })
  .max(254, 'is longer than the 254 characters of an e-mail address');
