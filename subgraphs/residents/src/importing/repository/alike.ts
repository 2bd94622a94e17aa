import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { heldUp } from '../../duplicates/rules/held-up.js';
import { resident } from '../../register/table.js';
import { Sex } from '../../register/values.js';
import { stagedThere } from './staged.js';

const text = z.string().nullable();
const person = z.object({
  /** Null for who is on record. */
  line: z.number().nullable(),
  number: z.string(),
  givenName: z.string(),
  familyName: text,
  givenNameLatin: text,
  familyNameLatin: text,
  fatherName: text,
  dateOfBirth: z.string(),
  sex: z.enum(Object.keys(Sex) as (keyof typeof Sex)[]),
  nationality: text,
});

/** Somebody who may be the person of a row: of an earlier row, or on record. */
export type Alike = Pick<z.infer<typeof person>, 'line' | 'number'>;

const COMPARED =
  sql.raw(`registration_number as number, given_name as "givenName", family_name as "familyName", given_name_latin as "givenNameLatin",
  family_name_latin as "familyNameLatin", father_name as "fatherName", date_of_birth::text as "dateOfBirth", sex, nationality`);

/**
 * By whom, on record or in an earlier row, the person of a row would be held up at a registration: all rows of the staging table at once, before any name is
 * folded, by the same rule (`likenessOf`).
 */
export async function possibleDuplicates(query: Query): Promise<Map<number, Alike[]>> {
  const people = await rows(
    query,
    sql`with born as (select min(date_of_birth) - interval '1 year' as first, max(date_of_birth) + interval '1 year' as last from ${stagedThere})
      select null::int as line, ${COMPARED} from ${resident}, born where date_of_birth between date_trunc('year', first) and last
      union all select line, ${COMPARED} from ${stagedThere} where date_of_birth is not null
      order by line nulls first, number`,
    person,
  );
  const all = people.map((one) => ({ ...one, documents: [] }));
  const found = heldUp(
    all.filter(({ line }) => line !== null),
    all.filter(({ line }) => line === null),
  );
  return new Map([...found].map(([{ line }, others]) => [line!, others]));
}
