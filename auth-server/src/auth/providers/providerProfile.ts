import { profileSchema } from '@gatehouse/contract/profile';
import { z } from 'zod';

/** What another service says about a reader, as the server stores it. */

/** Who the reader is at that service. OpenID Connect Core 2: at most 255 ASCII characters. */
export const subjectSchema = z.string().regex(/^[!-~]{1,255}$/);

/** @returns a valid name: the local part of the address, if there is no better one */
export function toName(name: unknown, email: string | null): string {
  const parsed = profileSchema.shape.name.safeParse(name);
  return parsed.success ? parsed.data : email?.split('@', 1)[0] || '–';
}

/** A picture that pages may show: over https, never a `data:` URL. */
export function toImage(image: unknown): string | undefined {
  return typeof image === 'string' && /^https:\/\/[^\s"'<>\\]{1,2000}$/.test(image)
    ? image
    : undefined;
}
