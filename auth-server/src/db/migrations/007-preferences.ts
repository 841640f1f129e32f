import { sql, type Kysely } from 'kysely';

/**
 * All preferences in one column, so that a new one needs no schema change. The old columns stay for
 * servers of the previous version, which run alongside this one for a while.
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
