import { sql, type Kysely } from 'kysely';

/**
 * All preferences in one column, so that a further one needs no change of the schema. The columns of
 * before stay for servers of the version before, which run beside this one for a while.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('reader_profile')
    .addColumn('preferences', 'jsonb', (column) => column.notNull().defaultTo(sql`'{}'`))
    .execute();
  await sql`
    update reader_profile
       set preferences = jsonb_strip_nulls(jsonb_build_object(
             'colorMode', color_mode, 'packageManager', package_manager,
             'operatingSystem', operating_system, 'experience', experience))`.execute(db);
}
