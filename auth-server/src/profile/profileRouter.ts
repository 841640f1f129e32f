import { displayText } from '@gatehouse/contract/displayText';
import { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Me, ReaderPage } from '@gatehouse/contract/me';
import { profilePatchSchema } from '@gatehouse/contract/profile';
import type { Schema } from '../db/schema.js';
import { HttpError } from '../http/errors/HttpError.js';
import { parseInput } from '../http/errors/parseInput.js';
import type { SessionReader, SignedIn } from '../session/sessionReader.js';
import { updateProfile } from './updateProfile.js';

const SIGNED_OUT: Me = { reader: null, plans: [], profile: null };

/** `GET /` who is signed in, what they may open and their profile. `PATCH /profile` changes it. */
export function createProfileRouter(options: {
  sessions: SessionReader;
  queries: Kysely<Schema>;
  /** The unlisted pages that a reader may open. */
  pagesOf: (reader: SignedIn) => ReaderPage[];
}): Router {
  const { sessions, queries, pagesOf } = options;

  async function readMe(cookie: string | undefined): Promise<Me> {
    const signedIn = await sessions.getSignedIn(cookie);
    if (signedIn === null) return SIGNED_OUT;
    // Older than the rule for names, perhaps.
    const name = displayText(signedIn.reader.name, 80);
    const me = { ...signedIn, reader: { ...signedIn.reader, name } };
    const pages = pagesOf(me);
    return pages.length === 0 ? me : { ...me, pages };
  }

  const router = Router({ caseSensitive: true });

  router
    .route('/')
    .get(async (request, response) => {
      response.json(await readMe(request.headers.cookie));
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET' });
    });

  router
    .route('/profile')
    .patch(async (request, response) => {
      const me = await sessions.getSignedIn(request.headers.cookie);
      if (me === null) throw new HttpError('SIGN_IN_REQUIRED');
      const patch = parseInput(profilePatchSchema, request.body);
      await updateProfile(queries, me.reader.id, patch);
      response.json(await readMe(request.headers.cookie));
    })
    .all(() => {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'PATCH' });
    });
  return router;
}
