import { z } from 'zod';
import { COLOR_MODES, EXPERIENCE_LEVELS, OPERATING_SYSTEMS, PACKAGE_MANAGERS } from './preferences';

/** U+0000 is refused by PostgreSQL; the other controls have no place in a name. */
const NO_CONTROLS = /^[^\p{Cc}\p{Cs}]*$/u;

/** What a reader stores about themselves. `null` means "no choice made". */
export const profileSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).regex(NO_CONTROLS, 'must not hold control characters'),
  colorMode: z.enum(COLOR_MODES).nullable(),
  packageManager: z.enum(PACKAGE_MANAGERS).nullable(),
  operatingSystem: z.enum(OPERATING_SYSTEMS).nullable(),
  experience: z.enum(EXPERIENCE_LEVELS).nullable(),
});

/** The body of `PATCH /api/me/profile`: any part of the profile, at least one. */
export const profilePatchSchema = profileSchema
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, { message: 'names nothing to change' });

export type ProfilePatch = z.infer<typeof profilePatchSchema>;
