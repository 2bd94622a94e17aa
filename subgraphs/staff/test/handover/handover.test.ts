import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ELSEWHERE, HERE, planner, startTwoEmployers, ZONE } from '../support/two-employers.js';

const HANDOVER = `mutation ($input: WriteHandoverInput!) { writeHandover(input: $input) {
  handover { id version writtenBy { id } openPoints } userErrors { code path } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeHandoverInput!) { acknowledgeHandover(input: $input) {
  handover { version acknowledgedBy { id } } userErrors { code path } } }`;

let world: Awaited<ReturnType<typeof startTwoEmployers>>;
beforeAll(async () => {
  world = await startTwoEmployers();
}, 60_000);
afterAll(() => world?.staff.stop());

describe('a handover', () => {
  it('is refused to somebody whose sign-in names no staff member', async () => {
    const { userErrors } = await world.write(HANDOVER, {
      shiftId: await world.plan('12'),
      summary: 'Quiet.',
    });
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('is written once and acknowledged once', async () => {
    const author = { ...planner, staffMember: world.worker };
    const reader = { ...planner, staffMember: world.colleague };
    const input = { shiftId: await world.plan('13'), summary: 'Quiet.', openPoints: ['Count the blankets'] };
    const { handover } = await world.write(HANDOVER, input, author);
    expect(handover).toMatchObject({
      version: 1,
      writtenBy: { id: world.worker },
      openPoints: ['Count the blankets'],
    });
    const confirm = (expectedVersion: number) =>
      world.write(ACKNOWLEDGE, { handoverId: handover.id, expectedVersion }, reader);
    expect((await confirm(7)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }]);
    expect((await confirm(1)).handover).toEqual({ version: 2, acknowledgedBy: { id: world.colleague } });
    expect((await confirm(2)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'handoverId'] }]);
  });

  it('is nobody’s to read at another centre, nor an analyst’s', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on SafeZone {
      handovers { totalCount nodes { summary } } latestHandover { summary } } } }`;
    const r = [{ __typename: 'SafeZone', id: ZONE }];
    const { data } = await world.staff.ask({ centres: [ELSEWHERE] }, query, { r });
    expect(data._entities).toEqual([{ handovers: { totalCount: 0, nodes: [] }, latestHandover: null }]);
    const analyst = { centres: [HERE], role: 'ANALYST', purpose: 'STATISTICS' };
    const refused = await world.staff.ask(analyst, query, { r });
    expect(refused.data._entities).toEqual([{ handovers: null, latestHandover: null }]);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
