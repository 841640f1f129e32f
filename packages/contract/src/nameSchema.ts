import { z } from 'zod';
import { displayText, isVisible } from './displayText';

const NO_CONTROLS = /^[^\p{Cc}\p{Cs}]*$/u;

/**
 * A name that a reader gives: to themselves, or to a passkey. Controls are refused, so are names that
 * show nothing; marks that reorder what stands beside the name are left out.
 *
 * @param longest characters
 */
export const nameSchema = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(NO_CONTROLS, 'must not contain control characters')
    .refine(isVisible, 'must contain a visible character')
    .transform((name) => displayText(name, longest));
