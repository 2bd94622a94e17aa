import { Judge } from '@mrrm/platform/access/judge';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import type { Actor } from '@mrrm/platform/wire/actor';
import type { Chore, ChoreMeans } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { keepFindings } from '../repository/findings.js';
import { lockRooms } from '../repository/locks.js';
import { readQuestion } from '../repository/question.js';
import { judgePlacement } from '../rules/judge.js';
import type { Person } from '../rules/people.js';
import { placement } from '../table.js';
import { askPersonFacts } from './ask.js';

const MOST_ASKED = 100;
const DAY = 86_400_000;

const clerk: Actor = {
  principal: 'SELF:facilities-placing',
  organisation: 'SELF',
  role: 'SERVICE',
  centres: [],
  purpose: 'ADMINISTRATION',
  client: 'facilities',
  requestId: 'placing',
};

const columns = {
  id: placement.id,
  bedId: placement.bedId,
  residentId: placement.residentId,
  startsAt: placement.startsAt,
  expectedUntil: placement.expectedUntil,
  knownAt: placement.personKnownAt,
  sex: placement.personSex,
  bornOn: placement.personBornOn,
  familySituation: placement.personSituation,
  householdId: placement.personHouseholdId,
};
type Row = { [Column in keyof typeof columns]: (typeof columns)[Column]['_']['data'] | null };

const isAsKept = (row: Row, person: Person | undefined): boolean =>
  row.knownAt !== null &&
  row.sex === (person?.sex ?? null) &&
  row.bornOn === (person?.bornOn ?? null) &&
  row.familySituation === (person?.familySituation ?? null) &&
  row.householdId === (person?.householdId ?? null);

/**
 * Asks about those whose bed was given while the owner of the residents was away, and once a day about everybody who has
 * a bed or is to have one: what is found out late, or was put right, is judged and shown with the placement. Nobody loses
 * a bed by it.
 */
export const refreshPersonFacts: Chore = async function* (means) {
  for (let known = MOST_ASKED; known === MOST_ASKED; ) {
    known = await refreshSome(means);
    yield known;
  }
};

/** @returns of how many it is known now: 0 while the owner cannot be asked */
async function refreshSome({ request, graph, access }: ChoreMeans): Promise<number> {
  const now = new Date();
  const query = await request.read();
  const rows = await query
    .select(columns)
    .from(placement)
    .where(
      sql`${placement.stage} in ('RESERVED', 'CHECKED_IN') and ${placement.endsAt} is null
        and (${placement.personKnownAt} is null or ${placement.personKnownAt} < ${at(new Date(now.getTime() - DAY))})`,
    )
    .orderBy(sql`${placement.personKnownAt} nulls first`)
    .limit(MOST_ASKED);
  if (rows.length === 0) return 0;
  const people = await askPersonFacts(
    graph,
    rows.map(({ residentId }) => residentId),
  );
  if (!people) return 0;
  const isSame = (row: Row) => isAsKept(row, people.get(row.residentId!));
  const same = rows.filter(isSame).map(({ id }) => id);
  if (same.length > 0) {
    await request.write((write) =>
      write.update(placement).set({ personKnownAt: now }).where(isOneOf(placement.id, same)),
    );
  }
  for (const row of rows.filter((one) => !isSame(one))) {
    const { id, bedId, residentId, startsAt, expectedUntil } = row;
    const person = people.get(residentId);
    await request.write(async (write) => {
      await lockRooms(write, [bedId]);
      await write
        .update(placement)
        .set({
          personSex: person?.sex ?? null,
          personBornOn: person?.bornOn ?? null,
          personSituation: person?.familySituation ?? null,
          personHouseholdId: person?.householdId ?? null,
          personKnownAt: now,
        })
        .where(sql`${placement.id} = ${id}`);
      const means = { actor: clerk, judge: new Judge(access, clerk), now };
      const period = { startsAt, until: expectedUntil };
      const question = await readQuestion(means, write, {
        placementId: id,
        bedId,
        residentId,
        period,
        people,
      });
      await keepFindings(means, write, id, judgePlacement(question));
    });
  }
  return rows.length;
}
