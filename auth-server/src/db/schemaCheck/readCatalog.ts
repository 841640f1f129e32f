import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Catalog, Column, Part, Table } from './Catalog.js';

/**
 * Reads a schema. It has to be the only one in `search_path`: then PostgreSQL prints definitions without its
 * name.
 */
export async function readCatalog(db: Kysely<unknown>, schema: string): Promise<Catalog> {
  const read = async <T>(query: RawBuilder<T>) => (await query.execute(db)).rows;
  const parts: Part[] = [];
  for (const query of [constraints, indexes, functions, triggers, views]) {
    parts.push(...(await read(query(schema))));
  }
  return { tables: await read(tables(schema)), columns: await read(columns(schema)), parts };
}

const tables = (schema: string) => sql<Table>`
  select relname as name, row_security_active(oid) as "hidesRows"
    from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p')
   order by relname`;

const columns = (schema: string) => sql<Column>`
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         a.attnotnull as "notNull",
         case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
         case a.attidentity when 'a' then 'always' when 'd' then 'by default' else '' end as identity,
         a.attgenerated <> '' as generated
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
   order by c.relname, a.attnum`;

// Not-null constraints are a property of their column. A new one has to be valid at once.
const constraints = (schema: string) => sql<Part>`
  with found as (
    select c.relname as "table", k.conname as name, k.convalidated as valid,
           k.contype = 'f' as is_foreign,
           regexp_replace(pg_get_constraintdef(k.oid, true), ' NOT VALID$', '') as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = ${schema}::regnamespace and k.contype in ('c', 'f', 'p', 'u', 'x'))
  select 'constraint' as kind, "table", name, definition,
         format('alter table %I add constraint %I %s', "table", name, definition) as create,
         case when not valid then format('alter table %I validate constraint %I', "table", name) end
           as enable,
         '{}'::text[] as uses
    from found order by is_foreign, "table", name`;

const indexes = (schema: string) => sql<Part>`
  select 'index' as kind, t.relname as "table", i.relname as name,
         case when x.indisunique then 'unique ' else '' end ||
           regexp_replace(pg_get_indexdef(i.oid, 0, true), '^.*? USING ', '') as definition,
         pg_get_indexdef(i.oid, 0, true) as create,
         case when not x.indisvalid then format('reindex index %I', i.relname) end as enable,
         '{}'::text[] as uses
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
   where t.relnamespace = ${schema}::regnamespace and t.relkind in ('r', 'p')
     and not exists (select from pg_constraint where conindid = i.oid and contype in ('p', 'u', 'x'))
   order by t.relname, i.relname`;

// Their search path is the schema they were created in, so that nothing in another one can replace a table.
const functions = (schema: string) => sql<Part>`
  with found as (
    select oid, proname as name, pg_get_function_identity_arguments(oid) as arguments,
           format(E'%s\n%s %s %s %s\n%s', pg_get_function_result(oid),
             exists (select from unnest(proconfig) s where s like 'search_path=%'),
             prolang, provolatile, prosecdef, prosrc) as definition
      from pg_proc where pronamespace = ${schema}::regnamespace and prokind = 'f')
  select 'function' as kind, null as "table", format('%s(%s)', name, arguments) as name,
         definition,
         regexp_replace(
           replace(pg_get_functiondef(oid), format('%I.', ${schema}::text), ''),
           '\n SET search_path TO [^\n]*', E'\n SET search_path FROM CURRENT') as create,
         null as enable, '{}'::text[] as uses
    from found order by name`;

const triggers = (schema: string) => sql<Part>`
  select 'trigger' as kind, t.relname as "table", g.tgname as name,
         pg_get_triggerdef(g.oid, true) as definition, pg_get_triggerdef(g.oid, true) as create,
         case when g.tgenabled <> 'O'
           then format('alter table %I enable trigger %I', t.relname, g.tgname) end as enable,
         array(
           select format('%s.%s', t.relname, a.attname)
             from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where d.classid = 'pg_trigger'::regclass and d.objid = g.oid
              and d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid) as uses
    from pg_trigger g join pg_class t on t.oid = g.tgrelid
   where t.relnamespace = ${schema}::regnamespace and not g.tgisinternal
   order by t.relname, g.tgname`;

const views = (schema: string) => sql<Part>`
  select 'view' as kind, null as "table", v.relname as name, pg_get_viewdef(v.oid, true) as definition,
         format(E'create view %I as\n%s', v.relname, rtrim(pg_get_viewdef(v.oid, true), ';')) as create,
         null as enable,
         array(
           select distinct format('%s.%s', t.relname, a.attname)
             from pg_rewrite r
             join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
             join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
             join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
            where r.ev_class = v.oid and t.oid <> v.oid) as uses
    from pg_class v where v.relnamespace = ${schema}::regnamespace and v.relkind = 'v'
   order by v.relname`;
