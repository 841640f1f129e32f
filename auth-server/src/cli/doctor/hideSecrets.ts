import type { Finding } from './Finding.js';

/** Shorter values would also hide ordinary words. */
const SHORTEST = 8;
const SECRET_NAME = /SECRET|PASSWORD|KEY|TOKEN/;

/**
 * The last defense: checks say nothing secret, but they report what drivers, servers and files say.
 * @param env all settings
 */
export function hideSecrets(
  findings: readonly Finding[],
  env: Readonly<Record<string, string | undefined>>,
): Finding[] {
  const secrets = Object.entries(env)
    .flatMap(([name, value = '']) => [
      // BETTER_AUTH_SECRETS lists several.
      ...(SECRET_NAME.test(name) ? [value, ...value.split(/[,:]/)] : []),
      ...(URL.canParse(value) ? passwordsOf(new URL(value)) : []),
    ])
    .filter((secret) => secret.length >= SHORTEST);
  const hide = (text: string) =>
    secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text);
  return findings.map((finding) => ({
    ...finding,
    message: hide(finding.message),
    advice: finding.advice === null ? null : hide(finding.advice),
  }));
}

/** As it is written, and decoded. */
function passwordsOf({ password }: URL): string[] {
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
