import { parseProviders } from '../../../auth/providers/providerSettings.js';
import { settingsSchema } from '../../../env.js';

/**
 * The names of all settings, with those of the providers in OIDC_PROVIDERS: whatever the parser asks for.
 */
export function listSettings(env: Readonly<Record<string, string | undefined>> = {}): string[] {
  const asked = new Set(Object.keys(settingsSchema.shape));
  const given: Record<string, string> = {
    GOOGLE_CLIENT_ID: 'x',
    GOOGLE_CLIENT_SECRET: 'x',
    GITHUB_CLIENT_ID: 'x',
    GITHUB_CLIENT_SECRET: 'x',
    OIDC_PROVIDERS: env.OIDC_PROVIDERS ?? '',
  };
  parseProviders(
    new Proxy(given, {
      get: (values, name) => {
        asked.add(String(name));
        return values[String(name)];
      },
    }),
  );
  return [...asked];
}
