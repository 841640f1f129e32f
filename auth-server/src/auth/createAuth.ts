import type { apiKeyRequestSchema } from '@gatehouse/contract/apiKey';
import { emailSchema } from '@gatehouse/contract/emailSchema';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../db/database.js';
import type { Schema } from '../db/schema.js';
import type { Limits } from '../limits/createLimits.js';
import type { LimitSettings } from '../limits/limitSettings.js';
import type { Log } from '../log.js';
import type { Events } from '../events/events.js';
import type { AccountMailer } from './accountMails.js';
import { authOptions, type AuthSettings } from './authOptions.js';
import { pluginRoutes, refuseTakenEndpoints } from './extension/pluginRoutes.js';
import { requireUnchanged } from './extension/requireUnchanged.js';
import { createGuessLimits } from './guesses/createGuessLimits.js';
import { createPasswordHash, type PasswordHash } from './passwordHash.js';
import type { FoundProvider } from './providers/findProviders.js';
import { createBreachCheck } from './passwordPolicy/createBreachCheck.js';
import { noteVersion, withProofs } from './proof/proofs.js';
import { stampVersion } from './proof/stampVersion.js';
import { storeNewHash } from './storeNewHash.js';
import { createSignUpRule } from './signUp/signUpRule.js';

/** In seconds. */
const DAY = 24 * 60 * 60;

/** Better Auth as the rest of the server uses it. */
export type Auth = ReturnType<typeof createAuth>;

export function createAuth(options: {
  settings: AuthSettings & Pick<LimitSettings, 'passwordHashes'>;
  database: Database;
  /** See {@link findProviders}. */
  providers: readonly FoundProvider[];
  log: Log;
  mailer: AccountMailer;
  events: Events;
  limits: Limits;
  passwordHash?: PasswordHash;
}) {
  const { settings, database, log, providers, mailer, events, limits } = options;
  const passwordHash =
    options.passwordHash ??
    createPasswordHash({
      ...settings.passwordHashes,
      onRefused: () => limits.refused('password-hashes'),
      rehash: storeNewHash(database.queries),
      log,
    });
  const guesses = createGuessLimits({ limits, queries: database.queries });
  const create = (config: AuthSettings['config']) =>
    betterAuth(
      authOptions({
        settings: { ...settings, config },
        log,
        passwordHash,
        providers,
        mailer,
        events,
        guesses,
        queries: database.authQueries.withPlugin(stampVersion()),
        besideTransactions: database.queries,
        isBreached: createBreachCheck({ url: settings.passwordBreachUrl, log }),
      }),
    );
  const { config } = settings;
  const { plugins } = config.betterAuth;
  if (plugins.length > 0) {
    const own = create({ ...config, betterAuth: { ...config.betterAuth, plugins: [] } });
    refuseTakenEndpoints(plugins, own.api);
  }
  const auth = create(config);
  return {
    guesses,
    /** See {@link PasswordHash}. */
    passwordFloor: passwordHash.floor,
    passwordLoad: passwordHash.load,
    pluginRoutes: pluginRoutes(plugins),

    /** The fields that the site has added to users, and returns to them. */
    ownFields: Object.entries(config.betterAuth.user.additionalFields)
      .filter(([, { returned }]) => returned !== false)
      .map(([name]) => name),

    /** Who can sign up, as shown to the site. */
    signUp: createSignUpRule(config.signUp).kind,

    /** @throws StartupError when one of the site's plugins has changed what protects gated pages */
    requireUnchanged: async () => {
      requireUnchanged(await auth.$context, { settings, hash: passwordHash.hash });
    },

    /** The services that readers can sign in with. */
    providers: providers.map(({ id, name }) => ({ id, name })),

    /** Handles a request to `/api/auth/*`. Throws anything that is not Better Auth's own response. */
    handle: (request: Request): Promise<Response> => withProofs(() => auth.handler(request)),

    /**
     * Creates an API key for a reader whose session was just read.
     *
     * @throws an error for `toHttpError` if the reader has too many keys, or their credentials have changed
     */
    createApiKey: (
      reader: { id: string; credentialVersion: number },
      { name, days }: z.output<typeof apiKeyRequestSchema>,
    ) =>
      withProofs(async () => {
        noteVersion(reader.id, reader.credentialVersion);
        const { id, key, start } = await auth.api.createApiKey({
          body: { userId: reader.id, name, expiresIn: days * DAY },
        });
        return { id, key, start };
      }),

    /** Better Auth's own session reader, for comparison with the server's in tests. */
    getSession: (headers: Headers) => auth.api.getSession({ headers }),

    /**
     * Creates a reader with a password, without a session, and returns the id.
     * @throws ZodError when the address is not valid
     */
    createReader: async (reader: { name: string; email: string; password: string }) => {
      const { adapter, internalAdapter } = await auth.$context;
      const { password, name } = reader;
      const email = emailSchema.parse(reader.email);
      // Bypasses the sign-up rules, which need a request.
      const now = new Date();
      const user = await adapter.create<{ id: string }>({
        model: 'user',
        data: { name, email, emailVerified: true, createdAt: now, updatedAt: now },
      });
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await passwordHash.hash(password),
      });
      return user.id;
    },
  };
}

/**
 * Better Auth's part of the migrations.
 * @returns its changes: `create user`, `alter session`
 */
export async function migrateAuth(
  options: { settings: AuthSettings; log: Log },
  db: unknown,
): Promise<string[]> {
  const { toBeCreated, toBeAdded, runMigrations } = await getMigrations(
    authOptions({
      ...options,
      queries: db as Kysely<Schema>,
      besideTransactions: db as Kysely<Schema>,
      passwordHash: createPasswordHash(),
      mailer: {
        countRequest: () => Promise.resolve(),
        sendLink: () => Promise.resolve(false),
      },
      isBreached: () => Promise.resolve(false),
      providers: [],
      events: { emit: () => Promise.resolve() },
      guesses: { take: () => Promise.resolve(() => Promise.resolve()) },
    }),
  );
  await runMigrations();
  return [
    ...toBeCreated.map(({ table }) => `create ${table}`),
    ...toBeAdded.map(({ table }) => `alter ${table}`),
  ];
}
