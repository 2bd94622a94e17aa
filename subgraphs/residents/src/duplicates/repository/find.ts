import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { and, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { visibleResidents } from '../../access/visibility.js';
import { carriersOf, documentsCarried } from '../../documents/repository/carried.js';
import { waitingNames } from '../../names/repository/waiting.js';
import { wholeTokens } from '../../names/rules/tokens.js';
import { nameToken } from '../../names/table.js';
import { resident } from '../../register/table.js';
import { type Described, type Likeness, likenessOf, nearDates, TOLD_FROM } from '../rules/likeness.js';
import { waysOf } from '../rules/spelling.js';
import { recordMerge, toldApart } from '../table.js';

/** What is read of a resident to compare it. */
export const described = (request: Request) => ({
  id: resident.id,
  givenName: resident.givenName,
  familyName: resident.familyName,
  givenNameLatin: resident.givenNameLatin,
  familyNameLatin: resident.familyNameLatin,
  fatherName: resident.fatherName,
  dateOfBirth: resident.dateOfBirth,
  sex: resident.sex,
  nationality: resident.nationality,
  documents: documentsCarried(request),
});

/** A record that may be of the same person as the one that was asked about. */
export interface PossibleDuplicate extends Likeness {
  /** The place, in the list of those who were asked about. */
  place: number;
  residentId: string;
}

/**
 * Who on record may be one of some people, of those whose identity the actor reads: the most alike first, and nobody else counts. The names
 * are looked up by their tokens, all people in one statement, and only who is born on a like day or not known to be born on another is compared;
 * documents by their numbers.
 * @throws Refusal UPSTREAM_UNAVAILABLE while more names wait to be folded than can be looked at one by one: who would be missing is unknown
 */
export async function findPossibleDuplicates(
  request: Request,
  query: Query,
  people: readonly Described[],
): Promise<PossibleDuplicate[]> {
  const visible = visibleResidents(request, 'IDENTITY');
  const waiting = await waitingNames(query);
  const found = [...(await withLikeName(query, people)), ...(await withSameDocument(request, query, people))];
  const ids = [...new Set([...found.map(({ residentId }) => residentId), ...waiting.map(({ id }) => id)])];
  if (ids.length === 0) return [];
  const others = await query
    .select(described(request))
    .from(resident)
    .where(and(isOneOf(resident.id, ids), visible));
  const byId = new Map(others.map((one) => [one.id, one]));
  const pairs = [
    ...found,
    ...people.flatMap((_, place) => waiting.map(({ id }) => ({ place, residentId: id }))),
  ];
  const told = new Map<string, PossibleDuplicate>();
  for (const { place, residentId } of pairs) {
    const other = byId.get(residentId);
    const likeness = other && likenessOf(people[place]!, other);
    if (likeness && likeness.score >= TOLD_FROM)
      told.set(`${place} ${residentId}`, { place, residentId, ...likeness });
  }
  return [...told.values()].sort((a, b) => b.score - a.score || a.residentId.localeCompare(b.residentId));
}

const hit = z.object({ place: z.number(), residentId: z.string() });

/**
 * Whose name has two parts of that of one of the people, or their only one, and whose date of birth, where both are known, does not speak against it.
 * Of somebody on record with one name that is one of the parts, the date of birth has to be known, and alike.
 */
async function withLikeName(query: Query, people: readonly Described[]) {
  const tokens: { place: number; spelling: number; part: number; token: string }[] = [];
  const dates: { place: number; day: string }[] = [];
  const asked = people.flatMap((person, place) => {
    const { dateOfBirth } = person;
    if (dateOfBirth) dates.push(...nearDates(dateOfBirth).map((day) => ({ place, day })));
    return waysOf(person).map(({ name }, spelling) => {
      const parts = wholeTokens(name);
      for (const [part, anyOf] of parts.entries())
        tokens.push(...anyOf.map((token) => ({ place, spelling, part, token })));
      return { place, spelling, needed: Math.min(2, parts.length), born: dateOfBirth };
    });
  });
  const table = (values: object[]) => sql`jsonb_to_recordset(${JSON.stringify(values)}::jsonb)`;
  return rows(
    query,
    // By arrays, of which PostgreSQL expects few: it then looks up tokens and residents by their keys, and reads neither table whole.
    sql`with hit as materialized (
        select looked.place, looked.spelling, ${nameToken.residentId} as resident_id, count(distinct looked.part) as parts
        from ${nameToken} join ${table(tokens)} as looked (place int, spelling int, part int, token text) on looked.token = ${nameToken.token}
        where ${nameToken.token} = any(${sql.param(tokens.map(({ token }) => token))}::text[])
        group by 1, 2, 3
      ), near as (
        select place, day from ${table(dates)} as near (place int, day date)
      )
      select hit.place as "place", hit.resident_id as "residentId"
      from ${resident} join hit on hit.resident_id = ${resident.id}
        join ${table(asked)} as asked (place int, spelling int, needed int, born date) using (place, spelling)
      where ${resident.id} = any(array(select resident_id from hit)) and case when hit.parts >= asked.needed then
          asked.born is null or ${resident.dateOfBirth} is null
          or (hit.place, ${resident.dateOfBirth}) in (select place, day from near)
          or (extract(doy from asked.born) = 1 and extract(year from ${resident.dateOfBirth}) = extract(year from asked.born))
        else ${resident.familyName} is null and (hit.place, ${resident.dateOfBirth}) in (select place, day from near) end`,
    hit,
  );
}

/** Who carries a document of one of the people. */
async function withSameDocument(request: Request, query: Query, people: readonly Described[]) {
  const carriers = await carriersOf(request, query, [
    ...new Set(people.flatMap(({ documents }) => documents)),
  ]);
  return people.flatMap(({ documents }, place) =>
    carriers.flatMap(({ document, residentId }) =>
      documents.includes(document) ? { place, residentId } : [],
    ),
  );
}

/** Whether a merge waits or holds between two residents, or somebody has said that they are two people. */
const isSettled = (one: SQL, other: SQL): SQL => sql`(exists (select from ${toldApart}
    where (${toldApart.residentId}, ${toldApart.otherId}) = (least(${one}, ${other}), greatest(${one}, ${other})))
  or exists (select from ${recordMerge} where ${recordMerge.state} in ('AWAITED', 'MERGED')
    and (${recordMerge.residentId}, ${recordMerge.survivorId}) in ((${one}, ${other}), (${other}, ${one}))))`;

/** Those of some pairs of which nobody has said yet whether they are one person; in their order. */
export async function unsettled<Pair extends { one: string; other: string }>(
  query: Query,
  pairs: readonly Pair[],
): Promise<Pair[]> {
  if (pairs.length === 0) return [];
  const settled = await rows(
    query,
    sql`select ordinality::int - 1 as place
      from unnest(${sql.param(pairs.map(({ one }) => one))}::uuid[], ${sql.param(pairs.map(({ other }) => other))}::uuid[])
        with ordinality as pair (one, other)
      where ${isSettled(sql`pair.one`, sql`pair.other`)}`,
    z.object({ place: z.number() }),
  );
  const places = new Set(settled.map(({ place }) => place));
  return pairs.filter((_, place) => !places.has(place));
}
