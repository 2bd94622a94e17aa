import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

const BREAK = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) {
  breakGlass { id version expiresAt grantedAt } userErrors { code message } } }`;
const REVIEW = `mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) {
  breakGlass { finding reviewedAt } userErrors { code } } }`;
const READ = `query ($id: ID!) { resident(id: $id) { fullName familySituation vulnerabilities { kind } } }`;
const LIST = `query ($c: ID!) { residents(centreId: $c, first: 100) { totalCount nodes { id } } }`;
const REASON = 'The child was found outside at night and cannot speak for herself.';

let graph: TestGraph;
let elsewhere: string;
let centre: string;
beforeAll(async () => {
  graph = await startGraph();
  const [other] = await graph.owners.facilities`select id from facilities.centre where code = 'HARMANLI'`;
  centre = other!['id'];
  const [row] = await graph.owners.residents`
    select id from residents.resident where centre_id = ${centre} and departed_at is null order by id limit 1`;
  elsewhere = row!['id'];
});
afterAll(() => graph.stop());

const EMERGENCY = { 'x-purpose': 'EMERGENCY' };
const declare = (persona: string, more: object = {}, headers: Record<string, string> = EMERGENCY) =>
  graph
    .ask(
      persona,
      BREAK,
      { input: { idempotencyKey: newIdentifier(), residentId: elsewhere, reason: REASON, ...more } },
      headers,
    )
    .then(({ data }) => data.breakGlass);
const read = (persona: string, headers: Record<string, string> = EMERGENCY) =>
  graph.ask(persona, READ, { id: elsewhere }, headers);

describe('an emergency', () => {
  it('is for those with the permission, with the purpose, with a reason', async () => {
    expect((await declare('iom-psychologist')).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await declare('iom-night-social-worker', {}, {})).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await declare('iom-night-social-worker', { reason: 'urgent' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await read('iom-night-social-worker')).data.resident).toBeNull();
  });

  it('opens one resident of another centre to one person for an hour, and no list', async () => {
    const { breakGlass } = await declare('iom-night-social-worker');
    expect(Date.parse(breakGlass.expiresAt) - Date.parse(breakGlass.grantedAt)).toBe(60 * 60_000);
    const opened = await read('iom-night-social-worker');
    expect(opened.errors).toBeUndefined();
    expect(opened.data.resident.fullName).toBeTruthy();
    expect(opened.data.resident.familySituation).toBeTruthy();
    expect((await read('iom-night-social-worker', { 'x-purpose': 'CARE' })).data.resident).toBeNull();
    expect((await read('state-case-manager')).data.resident).toBeNull();
    const list = await graph.ask('iom-night-social-worker', LIST, { c: centre }, EMERGENCY);
    expect(list.data.residents).toEqual({ totalCount: 0, nodes: [] });
    await graph.owners.residents`update residents.break_glass
      set granted_at = granted_at - interval '61 minutes', expires_at = expires_at - interval '61 minutes'`;
    expect((await read('iom-night-social-worker')).data.resident).toBeNull();
  });

  it('is told to the owner’s officer, and stays open until somebody else has reviewed it', async () => {
    const { breakGlass } = await declare('state-case-manager');
    const OPEN = '{ openBreakGlassReviews { id reason subject organisation resident { id } } }';
    expect((await graph.ask('state-case-manager', OPEN)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await graph.ask('iom-data-protection-officer', OPEN)).data.openBreakGlassReviews).toBeNull();
    const open = await graph.ask('state-data-protection-officer', OPEN);
    expect(open.data.openBreakGlassReviews).toContainEqual({
      id: breakGlass.id,
      reason: REASON,
      subject: 'STATE:state-case-manager',
      organisation: 'STATE',
      resident: { id: elsewhere },
    });
    const review = (persona: string) =>
      graph
        .ask(persona, REVIEW, {
          input: {
            idempotencyKey: newIdentifier(),
            breakGlassId: breakGlass.id,
            expectedVersion: 1,
            finding: 'JUSTIFIED',
          },
        })
        .then(({ data }) => data.reviewBreakGlass);
    expect((await review('state-case-manager')).userErrors).toEqual([{ code: 'FORBIDDEN' }]);
    expect((await review('iom-data-protection-officer')).userErrors).toEqual([{ code: 'FORBIDDEN' }]);
    expect(await review('state-data-protection-officer')).toMatchObject({
      breakGlass: { finding: 'JUSTIFIED' },
      userErrors: [],
    });
    const after = await graph.ask('state-data-protection-officer', OPEN);
    expect(after.data.openBreakGlassReviews.map(({ id }: { id: string }) => id)).not.toContain(breakGlass.id);
  });
});
