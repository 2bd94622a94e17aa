import type { Sql, TransactionSql } from 'postgres';

/** Every constraint with whether it was checked, every index, every trigger with whether it fires, and the tables whose policies hold for their owner too. */
export async function rulesOf(sql: Sql | TransactionSql, schema: string): Promise<string[]> {
  const rows = await sql`
    select concat(conrelid::regclass, ' ', conname, ' ', convalidated, ' ', pg_get_constraintdef(oid)) as rule
    from pg_constraint where connamespace = ${schema}::text::regnamespace
    union all select indexdef from pg_indexes where schemaname = ${schema}
    union all select concat(pg_get_triggerdef(trigger.oid), ' ', tgenabled)
    from pg_trigger trigger join pg_class on pg_class.oid = tgrelid
    where relnamespace = ${schema}::text::regnamespace and not tgisinternal
    union all select concat(oid::regclass, ' ', relrowsecurity, ' ', relforcerowsecurity)
    from pg_class where relnamespace = ${schema}::text::regnamespace and relkind = 'r'
    order by rule`;
  return rows.map(({ rule }) => rule as string);
}
