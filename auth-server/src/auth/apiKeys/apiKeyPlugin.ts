import { apiKey } from '@better-auth/api-key';
import { MAX_API_KEY_DAYS } from '@gatehouse/contract/apiKey';
import { API_KEY_LENGTH, API_KEY_PREFIX } from '../../session/apiKeyReader.js';

const SHOWN_LETTERS = 4;

/**
 * Creates API keys, and stores only their hashes. `session/apiKeyReader` checks them, never the plugin:
 * its sessions for keys would give access to every route of Better Auth.
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
    // Limited where the key is checked. The plugin's default is 10 requests a day.
    rateLimit: { enabled: false },
    // The same column name as in all other tables, see `stampVersion`.
    schema: { apikey: { fields: { referenceId: 'userId' } } },
  });
}
