import { z } from 'zod';
import { nameSchema } from './nameSchema';
import { COLOR_MODES, EXPERIENCE_LEVELS, OPERATING_SYSTEMS, PACKAGE_MANAGERS } from './preferences';

/** What a reader stores about themselves. `null` means "no choice made". */
export const profileSchema = z.strictObject({
  name: nameSchema(80),
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
