import { foldEmail } from '@gatehouse/contract/emailAddress';
import { genericOAuth, type GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { decodeJwt } from 'jose';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../db/schema.js';
import type { Log } from '../../log.js';
import { describeFailure } from '../../mail/worker/describeFailure.js';
import { noteProviderUser } from '../proof/noteSubject.js';
import { discoveryUrl, type FoundProvider } from './findProviders.js';
import { subjectSchema, toImage, toName } from './providerProfile.js';
import { requestJson } from './requestJson.js';

type UserInfo = Awaited<ReturnType<NonNullable<GenericOAuthConfig['getUserInfo']>>>;

interface Tokens {
  idToken?: string | undefined;
  accessToken?: string | undefined;
}

const tokensSchema = z.object({
  access_token: z.string(),
  id_token: z.string().optional(),
  token_type: z.string().optional(),
});

/**
 * Sign-in through other services. All use OAuth 2 with PKCE and a state bound to the browser. An
 * OpenID provider's token is verified against its keys, its issuer, the client ID and a nonce.
 */
export function providersPlugin(
  providers: readonly FoundProvider[],
  options: { queries: Kysely<Schema>; log: Log },
) {
  return genericOAuth({ config: providers.map((provider) => toConfig(provider, options)) });
}

function toConfig(
  provider: FoundProvider,
  { queries, log }: { queries: Kysely<Schema>; log: Log },
): GenericOAuthConfig {
  const { id, name, clientId, clientSecret } = provider;
  const common: GenericOAuthConfig = {
    providerId: id,
    name,
    clientId,
    clientSecret,
    pkce: true,
    getToken: (grant) => exchangeCode(provider, grant),
    getUserInfo: async (tokens) => {
      const user = await getUser(provider, tokens).catch((error: unknown) => {
        log.warn(
          { provider: id, reason: describeFailure(error) },
          'a provider did not say who signed in',
        );
        return null;
      });
      if (user !== null) {
        await noteProviderUser(queries, {
          providerId: id,
          accountId: String(user.sub ?? user.id),
          email: foldEmail(user.email),
        });
      }
      return user;
    },
    mapProfileToUser: (profile) => ({
      name: toName(profile.name, foldEmail(profile.email)),
      // An invalid address is dropped before Better Auth lowercases it (INP-07).
      email: foldEmail(profile.email) ?? undefined,
      emailVerified: profile.emailVerified === true,
      image: toImage(profile.picture ?? profile.image),
    }),
  };
  if (provider.kind === 'openid') {
    return {
      ...common,
      discoveryUrl: discoveryUrl(provider.issuer),
      scopes: ['openid', 'email', 'profile'],
      requireIdTokenVerification: true,
    };
  }
  return {
    ...common,
    authorizationUrl: `${provider.url}/login/oauth/authorize`,
    tokenUrl: provider.tokenUrl,
    scopes: ['read:user', 'user:email'],
  };
}

async function exchangeCode(
  { tokenUrl, clientId, clientSecret }: FoundProvider,
  grant: { code: string; redirectURI: string; codeVerifier?: string | undefined },
) {
  const answer = await requestJson(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: grant.code,
      redirect_uri: grant.redirectURI,
      client_id: clientId,
      client_secret: clientSecret,
      code_verifier: grant.codeVerifier ?? '',
    }),
  });
  const tokens = tokensSchema.parse(answer);
  return {
    accessToken: tokens.access_token,
    ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
    ...(tokens.token_type === undefined ? {} : { tokenType: tokens.token_type }),
  };
}

/** @throws when the provider does not respond, or its response doesn't identify an account */
function getUser(provider: FoundProvider, tokens: Tokens): Promise<UserInfo> {
  return provider.kind === 'openid'
    ? getOpenIdUser(provider, tokens)
    : getGitHubUser(provider.apiUrl, tokens.accessToken ?? '');
}

const claimsSchema = z.looseObject({ sub: subjectSchema });

/**
 * The claims of a verified token. Missing ones are requested, and must be about the same person
 * (OpenID Connect Core 5.3.2).
 */
async function getOpenIdUser({ userInfoUrl }: FoundProvider, tokens: Tokens): Promise<UserInfo> {
  const claims = claimsSchema.parse(decodeJwt(tokens.idToken ?? ''));
  if (typeof claims.email === 'string' || userInfoUrl === null) return withProof(claims);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const more = claimsSchema.parse(await requestJson(userInfoUrl, { headers }));
  return more.sub === claims.sub ? withProof({ ...more, ...claims }) : null;
}

/** Only `true` counts: a provider may send the string "false". */
function withProof<T extends z.infer<typeof claimsSchema>>(claims: T) {
  return { ...claims, emailVerified: claims.email_verified === true };
}

const gitHubUserSchema = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string().nullable(),
  avatar_url: z.string().nullable().optional(),
});
const gitHubEmailsSchema = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** GitHub has no OpenID Connect: its account, and the primary address, which may be unverified. */
async function getGitHubUser(apiUrl: string, accessToken: string): Promise<UserInfo> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const user = gitHubUserSchema.parse(await requestJson(`${apiUrl}/user`, { headers }));
  const emails = gitHubEmailsSchema.parse(await requestJson(`${apiUrl}/user/emails`, { headers }));
  const primary = emails.find((email) => email.primary);
  return {
    id: user.id,
    name: user.name ?? user.login,
    email: primary?.email ?? null,
    emailVerified: primary?.verified === true,
    ...(user.avatar_url == null ? {} : { image: user.avatar_url }),
  };
}
