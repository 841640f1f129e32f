import { apiKey } from '@better-auth/api-key';
import { MAX_API_KEY_DAYS } from '@gatehouse/contract/apiKey';
import { API_KEY_LENGTH, API_KEY_PREFIX } from '../../session/apiKeyReader.js';

const SHOWN_LETTERS = 4;

/**
 * Creates API keys, of which only the hash is stored. They are checked by `session/apiKeyReader`, never
 * here: the plugin's own sessions for keys would reach every route of Better Auth.
 */
export function apiKeyPlugin() {
  return apiKey({
    defaultPrefix: API_KEY_PREFIX,
    defaultKeyLength: API_KEY_LENGTH,
    requireName: true,
    maximumNameLength: 60,
    enableMetadata: false,
    enableSessionForAPIKeys: false,
    keyExpiration: { minExpiresIn: 1, maxExpiresIn: MAX_API_KEY_DAYS },
    startingCharactersConfig: { charactersLength: API_KEY_PREFIX.length + SHOWN_LETTERS },
    // Counted where the key is checked. The default is 10 requests a day.
    rateLimit: { enabled: false },
    // As in all other tables, see `stampVersion`.
    schema: { apikey: { fields: { referenceId: 'userId' } } },
  });
}
