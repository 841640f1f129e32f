import { endEverySession, type AdminContext } from './adminCommands.js';

/**
 * Ends what a restored backup has brought back, and says since when changes are lost: they can't be known
 * from the database that was restored.
 */
export async function afterRestore(context: AdminContext): Promise<void> {
  const { queries, print } = context;
  const newest = await queries
    .selectFrom('audit_event')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  await endEverySession(context);
  const since = newest?.at?.toISOString();
  if (since === undefined)
    return print('The audit trail is empty: when the backup was made is unknown.');
  print(
    [
      `The newest event in this database is from ${since}. What happened later is lost. Check:`,
      '  bans, plans and roles: grant, revoke and ban again what is missing',
      '  accounts that readers have deleted: they exist again, delete them',
      '  passwords and second factors: those from before are valid again',
      '  credentials of services: "gatehouse admin services list"',
      '  signing keys that have leaked: "gatehouse keys rotate --now"',
      `If the old database still responds: gatehouse admin activity --since ${since}`,
    ].join('\n'),
  );
}
