import { z } from 'zod';
import { displayText, isVisible } from './displayText';

const NO_CONTROLS = /^[^\p{Cc}\p{Cs}]*$/u;

/**
 * A name chosen by a reader, for themselves or for a passkey. Control characters and invisible
 * names are refused; marks that would reorder the surrounding text are removed.
 *
 * @param longest in characters
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
