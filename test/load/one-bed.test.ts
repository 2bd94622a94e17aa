import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startGraph, type TestGraph } from '../support/graph.js';
import { isLong } from '../support/run/long.js';

/** Sixty are six times as many as the slice has connections; the long form has two hundred. */
const ATTEMPTS = isLong ? 200 : 60;
const PLACE = `mutation Place($input: PlaceResidentInput!) {
  placeResident(input: $input) { placement { id bed { id } } userErrors { code message path } }
}`;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

/** A machine that is busy with other things has no time for all of them: they do as they are told, and try again with the same key. */
async function askUntilThereIsTime(input: object): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await graph.ask('state-centre-manager', PLACE, { input });
    const isLate = answer.errors?.every(({ extensions }) => extensions.code === 'UPSTREAM_UNAVAILABLE');
    if (!isLate || tries === 5) return answer;
  }
}

describe(`${ATTEMPTS} people who want one bed at once`, () => {
  it('leave one placement, and everybody else with a clear answer', async () => {
    const [bed] = await graph.owners.facilities`
      select bed.id, centre.id as centre from facilities.bed
      join facilities.room on room.id = room_id join facilities.floor on floor.id = floor_id
      join facilities.building on building.id = floor.building_id
      join facilities.centre on centre.id = building.centre_id
      where centre.code = 'RRC-SOFIA' and room.kind = 'BEDROOM' and floor.safe_zone_id is null
        and not exists (select from facilities.placement join facilities.bed other on other.id = bed_id
          where other.room_id = room.id and ends_at is null) limit 1`;
    const bedless = await graph.owners.residents`
      update residents.resident set departed_at = null, departure_reason = null where id in (
        select id from residents.resident where departed_at is not null and centre_id = ${bed!['centre']} order by id
        limit ${ATTEMPTS}) returning id`;
    const answers: Answer[] = await Promise.all(
      bedless.map(({ id }, index) =>
        askUntilThereIsTime({ idempotencyKey: `attempt-${index}`, bedId: bed!['id'], residentId: id }),
      ),
    );
    expect(answers).toHaveLength(ATTEMPTS);
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const payloads = answers.map(({ data }) => data.placeResident);
    expect(payloads.filter(({ placement }) => placement)).toHaveLength(1);
    const refusals = payloads.flatMap(({ userErrors }) => userErrors);
    expect(refusals).toHaveLength(ATTEMPTS - 1);
    for (const refusal of refusals) {
      expect(refusal).toEqual({
        code: 'CONFLICT',
        message: 'This bed is taken at that time.',
        path: ['input', 'bedId'],
      });
    }
    const [kept] = await graph.owners.facilities`
      select count(*)::int as placements from facilities.placement where bed_id = ${bed!['id']} and ends_at is null`;
    expect(kept!['placements']).toBe(1);
  }, 240_000);
});
