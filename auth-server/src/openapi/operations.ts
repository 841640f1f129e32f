import type { Operation } from './Operation.js';
import { accountOperations } from './operations/accountOperations.js';
import { appOperations } from './operations/appOperations.js';
import { authOperations } from './operations/authOperations.js';
import { emailOperations } from './operations/emailOperations.js';
import { readerOperations } from './operations/readerOperations.js';
import { serverOperations } from './operations/serverOperations.js';
import { tokenOperations } from './operations/tokenOperations.js';

/**
 * Every operation of the API but those of {@link isProtocolRoute}, the one declaration of document, checks and fuzzing. A route that is not
 * here fails `operations.test.ts`, and an answer that is not fails the test that sees it.
 *
 * @param ownFields the fields that the site has added to users. The document is without them
 */
export function listOperations(ownFields: readonly string[] = []): Operation[] {
  return [
    ...readerOperations,
    ...accountOperations,
    ...emailOperations,
    ...authOperations(ownFields),
    ...tokenOperations,
    ...appOperations,
    ...serverOperations,
  ];
}
