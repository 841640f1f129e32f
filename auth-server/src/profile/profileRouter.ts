import type { Entitled } from '@gatehouse/contract/access';
import { displayText } from '@gatehouse/contract/displayText';
import { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Me, ReaderPage } from '@gatehouse/contract/me';
import { profilePatchSchema } from '@gatehouse/contract/profile';
import type { IdentifyCaller } from '../apiKeys/identifyCaller.js';
import type { Schema } from '../db/schema.js';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import { requireSession } from '../http/errors/requireSession.js';
import { type CurrentReader, toMe } from '../session/currentReader.js';
import type { RenewCookies } from '../session/renewCookies.js';
import type { SessionReader } from '../session/sessionReader.js';
import { updateProfile } from './updateProfile.js';

const SIGNED_OUT: Me = { reader: null, plans: [], profile: null };

/**
 * `GET /` returns the current reader, their plans and profile. `PATCH /profile` updates the
 * profile.
 */
export function createProfileRouter(options: {
  sessions: SessionReader;
  identify: IdentifyCaller;
  renewCookies: RenewCookies;
  queries: Kysely<Schema>;
  /** The unlisted pages that a reader can open. */
  pagesOf: (reader: Entitled) => ReaderPage[];
}): Router {
  const { sessions, identify, queries, pagesOf, renewCookies } = options;

  function describe(caller: CurrentReader | null): Me {
    if (caller === null) return SIGNED_OUT;
    const me = toMe(caller);
    // May be older than the rules for names.
    me.reader.name = displayText(me.reader.name, 80);
    const pages = pagesOf(me);
    return pages.length === 0 ? me : { ...me, pages };
  }

  const router = Router({ caseSensitive: true });

  router
    .route('/')
    .get(async (request, response) => {
      const caller = await identify(request, response);
      if (caller?.kind === 'session') {
        for (const cookie of renewCookies(request.headers.cookie)) {
          response.append('Set-Cookie', cookie);
        }
      }
      response.json(describe(caller));
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET' });
    });

  router
    .route('/profile')
    .patch(async (request, response) => {
      const { user } = await requireSession(sessions, request.headers.cookie);
      const patch = parseInput(profilePatchSchema, request.body);
      await updateProfile(queries, user.id, patch);
      response.json(describe(await sessions.get(request.headers.cookie)));
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'PATCH' });
    });
  return router;
}
