import type { Operation } from './Operation.js';
import { accountOperations } from './operations/accountOperations.js';
import { appOperations } from './operations/appOperations.js';
import { authOperations } from './operations/authOperations.js';
import { emailOperations } from './operations/emailOperations.js';
import { readerOperations } from './operations/readerOperations.js';
import { serverOperations } from './operations/serverOperations.js';
import { tokenOperations } from './operations/tokenOperations.js';

/**
 * Every operation of the API except those of {@link isProtocolRoute}: the single source for the document,
 * the checks and the fuzzing. A route that is missing here fails `operations.test.ts`; an undeclared
 * response fails the test that receives it.
 *
 * @param ownFields the fields that the site has added to users. The document doesn't include them
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
