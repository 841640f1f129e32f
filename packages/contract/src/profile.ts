import { z } from 'zod';
import { nameSchema } from './nameSchema';
import {
  PREFERENCE_NAMES,
  PREFERENCES,
  type PreferenceName,
  type Preferences,
} from './preferences';

const preferenceFields = Object.fromEntries(
  PREFERENCE_NAMES.map((name) => [
    name,
    z.enum(PREFERENCES[name].values).nullable().describe('`null` if not set.'),
  ]),
) as unknown as { [Name in PreferenceName]: z.ZodType<Preferences[Name]> };

/** The part of the profile that changes how the docs look and read, as in responses. */
export const preferencesSchema = z.object(preferenceFields).meta({ id: 'Profile' });

/** What a reader stores about themselves. `null` means "no choice made". */
export const profileSchema = z.strictObject({
  name: nameSchema(80).describe(
    'Must contain a visible character and no control characters. Invisible characters and those that change the direction of text are removed.',
  ),
  ...preferenceFields,
});

/** The body of `PATCH /api/me/profile`: at least one field of the profile. */
export const profilePatchSchema = profileSchema
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, { message: 'contains no changes' });

export type ProfilePatch = z.infer<typeof profilePatchSchema>;
