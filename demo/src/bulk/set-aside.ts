import type { TransactionSql } from 'postgres';

/**
 * Takes away what PostgreSQL would keep up or look up for each row of a copy: references to other tables, and indexes
 * on which no key and no reference rests. For hundreds of thousands of rows that is most of the work; for the whole table at once it is little.
 * The primary keys, the unique keys to which something refers, the checks of single values and the triggers stay.
 * @param tables with their schema, for example `residents.presence`
 * @returns puts everything back, in the same transaction, as it was: the database checks each row that came meanwhile, and
 * refuses the transaction when one breaks a rule
 */
export async function setAside(
  transaction: TransactionSql,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  if (tables.length === 0) return async () => {};
  const named = transaction`(
    select value::regclass from jsonb_array_elements_text(${JSON.stringify(tables)}::text::jsonb))`;
  // One that was never checked stays where it is: put back it would be checked no more than before.
  const kept = await transaction`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and convalidated and conrelid in ${named}
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index where indrelid in ${named}
      and not exists (select from pg_constraint where conindid = indexrelid)`;
  for (const { away } of kept) await transaction.unsafe(away);
  return async () => {
    await transaction`set local maintenance_work_mem = '128MB'`;
    for (const { back } of kept) await transaction.unsafe(back);
  };
}

/**
 * Takes away the triggers of tables whose condition looks at no row and lets them do nothing for who loads, such as those that do not hold for
 * maintenance: for each of a hundred thousand rows the condition would be asked anew. Every other trigger stays.
 * @returns puts them back as they were, in the same transaction
 */
export async function setIdleTriggersAside(
  transaction: TransactionSql,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const conditional = await transaction`
    select tgrelid::regclass as table, quote_ident(tgname) as name,
      substring(pg_get_triggerdef(oid) from ' WHEN \\((.*)\\) EXECUTE ') as condition
    from pg_trigger where not tgisinternal and tgenabled = 'O' and tgqual is not null
      and tgrelid in (select value::regclass from jsonb_array_elements_text(${JSON.stringify(tables)}::text::jsonb))`;
  const idle: string[] = [];
  for (const { table, name, condition } of conditional) {
    if (/\b(new|old)\b/i.test(condition as string)) continue;
    const [row] = await transaction.unsafe(`select (${condition}) as fires`);
    if (row!['fires'] === false) idle.push(`alter table ${table} % trigger ${name}`);
  }
  const all = async (what: string) => {
    for (const statement of idle) await transaction.unsafe(statement.replace('%', what));
  };
  await all('disable');
  return () => all('enable');
}
