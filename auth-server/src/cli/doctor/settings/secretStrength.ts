import type { Settings } from '../../../env.js';
import { error, ok, warning, type Check } from '../Finding.js';

/** In bits. 32 random hexadecimal digits have about 115 by this measure. */
const MIN_BITS = 90;
/** Words from guides and examples. In 44 random characters, they don't occur. */
const WORDS = /secret|openssl|change.?me|example|password|gatehouse|better.?auth|replace/i;

/** Everyone who guesses the secret can sign a session for any reader. */
export const secretStrength: Check<{ settings: Settings }> = {
  id: 'settings.secret',
  help: 'weak-secret',
  run: ({ settings: { secret, production } }) => {
    if (secret === null) return [ok('generated, in DATA_DIR')];
    const report = production ? error : warning;
    const advice =
      'Generate one with "openssl rand -base64 32". All readers have to sign in again.';
    if (WORDS.test(secret)) {
      return [report('BETTER_AUTH_SECRET contains words', advice, 'weak-secret')];
    }
    if (estimateBits(secret) < MIN_BITS) {
      return [report('BETTER_AUTH_SECRET can be guessed', advice, 'weak-secret')];
    }
    return [ok('BETTER_AUTH_SECRET is random')];
  },
};

/** The entropy by how often each character occurs. A repetition adds nothing. */
export function estimateBits(text: string): number {
  const part = text.slice(0, (text + text).indexOf(text, 1));
  const counts = new Map<string, number>();
  for (const character of part) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits += count * Math.log2(part.length / count);
  return bits;
}
