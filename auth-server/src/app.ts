import compression from 'compression';
import type { RequestListener } from 'node:http';
import express from 'express';
import type { AccountContext } from './account/AccountContext.js';
import { createAccountRouter } from './account/accountRouter.js';
import { createApiKeyRouter } from './apiKeys/apiKeyRouter.js';
import { createKeyBudget, identifyCaller, limitApiKeys } from './apiKeys/identifyCaller.js';
import { createAvatarRouter, createAvatarsRouter } from './account/avatar/avatarRouter.js';
import type { AccountMailer } from './auth/accountMails.js';
import type { Auth } from './auth/createAuth.js';
import { createAuthRouter } from './auth/authRouter.js';
import { signInUrl } from './auth/authRoutes.js';
import { createAppTokenReader } from './auth/oauth/appTokenReader.js';
import { DEVICE_COOKIE, DEVICE_COOKIE_AGE } from './auth/devices/deviceCookie.js';
import { oauthUrls } from './auth/oauth/oauthMetadata.js';
import { createOAuthRouter } from './auth/oauth/oauthRouter.js';
import { gatedContent } from './content/gatedContent.js';
import type { Content } from './content/loadContent.js';
import { markdownContent } from './content/markdown/markdownContent.js';
import { createPublicBodies } from './content/publicBodies.js';
import { notFound, publicFiles } from './content/publicSite.js';
import { createReadingLimit } from './content/readingLimit.js';
import { refusalPage } from './content/refusalPage.js';
import { readerPages } from './content/readerPages.js';
import { unsentForm } from './content/unsentForm.js';
import type { Database } from './db/database.js';
import { createReadyCheck } from './db/migrations/readyCheck.js';
import { createDiagnosisRouter } from './diagnosis/diagnosisRouter.js';
import { splitOrigin } from './env.js';
import type { Events } from './events/events.js';
import { cors } from './http/cors.js';
import { crossSite } from './http/crossSite.js';
import { foreignOrigin } from './http/foreignOrigin.js';
import { handleError } from './http/errors/handleError.js';
import { HttpError } from './http/errors/HttpError.js';
import { createFrontDoor } from './http/frontDoor.js';
import { exactPath } from './http/exactPath.js';
import { existenceProbe } from './http/existenceProbe.js';
import { headerCount } from './http/headerCount.js';
import { health } from './http/health.js';
import { hostCheck } from './http/hostCheck.js';
import { jsonBody } from './http/jsonBody.js';
import { nulRefusal } from './http/nulRefusal.js';
import { securityHeaders } from './http/securityHeaders.js';
import { soleCookies } from './http/soleCookies.js';
import { createJobsRouter } from './jobs/jobsRouter.js';
import type { Limits } from './limits/createLimits.js';
import type { LimitSettings } from './limits/limitSettings.js';
import type { Log } from './log.js';
import { createDocsMcp } from './mcp/createDocsMcp.js';
import type { Metrics } from './ops/Metrics.js';
import { traceRequests } from './ops/traceRequests.js';
import { listOperations } from './openapi/operations.js';
import { createDocumentRouter } from './openapi/documentRouter.js';
import { createProfileRouter } from './profile/profileRouter.js';
import { createApiKeyReader } from './session/apiKeyReader.js';
import { createCallerReader } from './session/callerReader.js';
import type { Secrets } from './secrets/secretSettings.js';
import { createSessionCookie, SESSION_COOKIE } from './session/sessionCookie.js';
import { createRenewCookies } from './session/renewCookies.js';
import { createSessionReader } from './session/sessionReader.js';
import { createTokens } from './tokens/createTokens.js';
import type { TokenSettings } from './tokens/keys/TokenSettings.js';
import type { TrustProxy } from './trustProxy.js';

/** In seconds. */
const DAY = 24 * 60 * 60;

export interface AppDependencies {
  settings: Pick<
    LimitSettings,
    'readsPerMinute' | 'apiKeyRequestsPerMinute' | 'bodies' | 'connections'
  > & {
    siteUrl: string;
    authUrl: string;
    siteName: string;
    secrets: Secrets;
    cronSecret: string | null;
    trustProxy: TrustProxy;
    config: { sessions: { days: number; idleDays: number }; tokens: TokenSettings; mcp: boolean };
  };
  log: Log;
  metrics: Metrics;
  limits: Limits;
  database: Database;
  auth: Auth;
  events: Events;
  mailer: AccountMailer;
  content: Content;
  /** True once the first stop signal has arrived. */
  isDraining: () => boolean;
  /** Sends emails that are due, and deletes what has expired. */
  runJobs: () => Promise<void>;
}

/** The whole server without a port: everything that runs before a request is routed. */
export function createApp(dependencies: AppDependencies): RequestListener {
  const { settings, log, metrics, limits, database, auth, events, content } = dependencies;
  const origins = [settings.siteUrl, settings.authUrl];
  const isSplit = splitOrigin(settings) !== null;
  const cookie = createSessionCookie(settings);
  const sessions = createSessionReader({
    cookie,
    pool: database.pool,
    idleDays: settings.config.sessions.idleDays,
  });
  const apiKeys = createApiKeyReader(database.pool);
  const perMinute = settings.apiKeyRequestsPerMinute;
  const countKey = createKeyBudget(limits, perMinute);
  const identify = identifyCaller({
    callers: createCallerReader({ sessions, apiKeys }),
    perMinute,
    count: countKey,
  });

  const app = express();
  app.disable('x-powered-by').enable('case sensitive routing');
  // Files have their own ETags. API responses are never stored and have none.
  app.set('etag', () => undefined);
  app.set('trust proxy', settings.trustProxy);

  const tokens = createTokens({ settings, log, database, sessions, cookie, limits });
  app.use(tokens.forServices, createDocumentRouter());
  if (isSplit) app.use(cors(settings.siteUrl));
  app.use(
    '/api/health',
    health({
      isDraining: dependencies.isDraining,
      hasSchema: createReadyCheck(database),
    }),
  );
  app.use(
    createJobsRouter({ secret: settings.cronSecret, run: dependencies.runJobs }),
    createDiagnosisRouter({ ...settings, buildId: content.buildId }),
  );
  const account: AccountContext = {
    sessions,
    events,
    mailer: dependencies.mailer,
    queries: database.queries,
    limits,
  };
  const site = {
    origin: settings.siteUrl,
    baseUrl: content.baseUrl,
    routes: content.accountRoutes,
  };
  const countRead = createReadingLimit(limits, settings.readsPerMinute);
  if (settings.config.mcp && content.markdown.length > 0) {
    app.use(createOAuthRouter({ auth, authUrl: settings.authUrl, site, log }));
    app.use('/mcp', foreignOrigin(origins), jsonBody(settings.bodies.mcp));
    app.use(
      createDocsMcp({
        sites: content.markdown,
        plans: content.plans,
        siteName: settings.siteName,
        siteUrl: settings.siteUrl,
        signInUrl: signInUrl(site),
        countRead,
        bearers: [limitApiKeys(apiKeys, countKey), createAppTokenReader(database.pool)],
        metadataUrl: oauthUrls(settings.authUrl).resourceMetadata,
        limits,
        log,
      }),
    );
  }
  app.use('/api', crossSite(origins));
  // The body is a picture.
  app.use('/api/me/avatar', createAvatarRouter(account, settings.bodies.avatar));
  app.use('/api', jsonBody(settings.bodies.json));
  app.use(
    '/api/auth',
    tokens.forReaders,
    createAuthRouter({
      auth,
      sessions,
      events,
      limits,
      log,
      queries: database.queries,
      ...settings,
      mailer: dependencies.mailer,
      site,
    }),
  );
  app.use(
    '/api/me/api-keys',
    createApiKeyRouter({ auth, sessions, events, limits, queries: database.queries }),
  );
  app.use(
    '/api/me',
    createProfileRouter({
      sessions,
      identify,
      renewCookies: createRenewCookies(settings, {
        [SESSION_COOKIE]: settings.config.sessions.days * DAY,
        [DEVICE_COOKIE]: DEVICE_COOKIE_AGE,
      }),
      queries: database.queries,
      pagesOf: (reader) => readerPages(content, reader),
    }),
    createAccountRouter(account, {
      expiredCookie: cookie.expired,
      providers: auth.providers,
      plans: content.plans,
      site,
    }),
  );
  app.use('/api/avatars', createAvatarsRouter(account));
  app.use(['/api', '/mcp'], () => {
    throw new HttpError('NOT_FOUND');
  });

  app.use(compression({ filter: isCompressible }));
  const reading = {
    identify,
    countRead,
    log,
    siteUrl: settings.siteUrl,
    isSplit,
  };
  const markdown = markdownContent({ ...reading, sites: content.markdown });
  const gated = gatedContent({ ...reading, markdown, resources: content.resources });
  const bodies = createPublicBodies(content);
  app.use('/gated', gated.belowPrefix);
  if (isSplit) {
    app.use(() => {
      throw new HttpError('NOT_FOUND');
    });
  } else {
    const pages = express.Router({ caseSensitive: true, strict: true });
    pages.use(gated.files, unsentForm(content, settings.siteUrl), publicFiles(content));
    pages.use(gated.unlisted, notFound(content, bodies), refusalPage(content, log));
    app.use(pages);
  }
  app.use(((error: unknown, request, response, _next) => {
    handleError(error, request, response, log);
  }) satisfies express.ErrorRequestHandler);

  return createFrontDoor({
    log,
    metrics,
    trace: traceRequests({
      routes: listOperations().map(({ path }) => path),
      isBehindProxy: settings.trustProxy !== false,
    }),
    guards: [
      securityHeaders({
        https: settings.siteUrl.startsWith('https:'),
        isSplit,
        routes: content.accountRoutes,
      }),
      // With a split origin, the site is served elsewhere.
      hostCheck([settings.authUrl]),
      headerCount(settings.connections.headers),
      nulRefusal,
      exactPath,
      soleCookies,
      existenceProbe,
    ],
    // With a split origin, a static host serves all public files and listed pages.
    shortcut: (request, response) =>
      (isSplit ? null : markdown.pages(request, response)) ??
      gated.pages(request, response) ??
      (isSplit ? null : bodies.shortcut(request, response)),
    app,
  });
}

/**
 * A partial response (206) is part of the uncompressed bytes: compressed parts would not fit
 * together.
 */
function isCompressible(request: express.Request, response: express.Response): boolean {
  return !response.hasHeader('Content-Range') && compression.filter(request, response);
}
