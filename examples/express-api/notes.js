import { ReaderAuthError } from '@gatehouse/service-auth';
import express from 'express';
import { notFound, ServiceError } from './errors.js';

const LONGEST_NOTE = 10_000;
/** Of one reader. Requests at the same moment can exceed it by a few. */
const MOST_NOTES = 200;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const COLUMNS = 'id, text, created_at as "createdAt", changed_at as "changedAt"';
/** PostgreSQL's foreign_key_violation. */
const NO_SUCH_READER = '23503';

/**
 * Notes that belong to their reader. Only the token says who that is; nothing else in the request does.
 *
 * @param {import('@gatehouse/service-auth').ReaderAuth} auth
 * @param {import('./database.js').Database} database
 * @param {string} audience
 */
export function createNotes({ requireReader, requirePlan, readerOf }, database, audience) {
  const router = express.Router();
  // A body is read only for readers.
  router.use(requireReader, express.json({ limit: '64kb' }));

  /** @param {string} readerId */
  const notesOf = async (readerId) => {
    const newestFirst = `select ${COLUMNS} from express_note where reader_id = $1 order by created_at desc, id`;
    return (await database.query(newestFirst, [readerId])).rows;
  };

  router.get('/', async (request, response) => {
    response.json(await notesOf(readerOf(request).id));
  });

  router.post('/', async (request, response) => {
    const values = [readerOf(request).id, parseText(request.body), MOST_NOTES];
    const { rows } = await database
      .query(
        `insert into express_note (reader_id, text)
         select $1, $2 where (select count(*) from express_note where reader_id = $1) < $3
         returning ${COLUMNS}`,
        values,
      )
      .catch((error) => {
        // The token has outlived the account.
        if (error.code !== NO_SUCH_READER) throw error;
        throw new ReaderAuthError('INVALID_ACCESS_TOKEN', audience, error);
      });
    if (rows.length === 0) {
      throw new ServiceError(409, 'CONFLICT', `You have ${MOST_NOTES} notes. Delete one first.`);
    }
    response.status(201).json(rows[0]);
  });

  router.get('/export', requirePlan('premium'), async (request, response) => {
    const notes = await notesOf(readerOf(request).id);
    response.type('text/plain').send(notes.map(({ text }) => text).join('\n\n'));
  });

  router.patch('/:id', async (request, response) => {
    const values = [parseId(request.params.id), readerOf(request).id, parseText(request.body)];
    const { rows } = await database.query(
      `update express_note set text = $3, changed_at = now() where id = $1 and reader_id = $2
       returning ${COLUMNS}`,
      values,
    );
    if (rows.length === 0) throw notFound();
    response.json(rows[0]);
  });

  router.delete('/:id', async (request, response) => {
    const values = [parseId(request.params.id), readerOf(request).id];
    const { rowCount } = await database.query(
      'delete from express_note where id = $1 and reader_id = $2',
      values,
    );
    if (rowCount === 0) throw notFound();
    response.status(204).end();
  });

  return router;
}

/** @param {string} id */
function parseId(id) {
  if (!UUID.test(id)) throw notFound();
  return id;
}

/** @param {unknown} body */
function parseText(body) {
  const { text } = Object(body);
  // PostgreSQL can't store NUL, and UTF-8 can't encode half a surrogate pair.
  const isGood = typeof text === 'string' && text !== '' && !/\0|\p{Cs}/u.test(text);
  if (isGood && text.length <= LONGEST_NOTE) return text;
  throw new ServiceError(
    400,
    'INVALID_INPUT',
    `Send { "text": "…" } with 1 to ${LONGEST_NOTE} characters.`,
  );
}
