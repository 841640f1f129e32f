/** What the site knows about a reader. No dependencies at run time: the browser loads this file. */
import type { z } from 'zod';
import type { meSchema, readerPageSchema, readerSchema } from './meSchema';

/** A person with an account, as the site sees them. */
export type Reader = z.infer<typeof readerSchema>;

/** An unlisted page that the reader can open. */
export type ReaderPage = z.infer<typeof readerPageSchema>;

/** The response of `GET /api/me`. Signed out: `{ reader: null, plans: [], profile: null }`. */
export type Me = z.infer<typeof meSchema>;
