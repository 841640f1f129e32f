import type { Settings } from '../../../env.js';
import type { Secret } from '../../../secrets/secretSettings.js';
import { error, ok, warning, type Check } from '../Finding.js';

/** In bits. 32 random hexadecimal digits have about 115 by this measure. */
const MIN_BITS = 90;
/** Words from guides and examples. In 44 random characters, they don't occur. */
const WORDS = /secret|openssl|change.?me|example|password|gatehouse|better.?auth|replace/i;

/** Everyone who guesses the secret can sign a session for any reader. */
export const secretStrength: Check<{ settings: Settings }> = {
  id: 'settings.secret',
  help: 'weak-secret',
  run: ({ settings: { secrets, production } }) => {
    if (secrets === null) return [ok('generated, in DATA_DIR')];
    const report = production ? error : warning;
    const advice =
      'Generate one with "openssl rand -base64 32", and rotate it: "Rotate the secret" in the docs. Nobody is signed out.';
    return [secrets.current, ...secrets.others].map((secret) => {
      const name = nameOf(secret);
      if (WORDS.test(secret.value)) return report(`${name} contains words`, advice, 'weak-secret');
      if (estimateBits(secret.value) < MIN_BITS) {
        return report(`${name} can be guessed`, advice, 'weak-secret');
      }
      return ok(`${name} is random`);
    });
  },
};

const nameOf = ({ version }: Secret) =>
  version === null ? 'BETTER_AUTH_SECRET' : `version ${version} in BETTER_AUTH_SECRETS`;

/** The entropy by how often each character occurs. A repetition adds nothing. */
export function estimateBits(text: string): number {
  const part = text.slice(0, (text + text).indexOf(text, 1));
  const counts = new Map<string, number>();
  for (const character of part) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits += count * Math.log2(part.length / count);
  return bits;
}
