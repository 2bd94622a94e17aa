import type { ActTable, OwnersRight } from '@mrrm/platform/agreement/acts';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slice as facilities } from '../subgraphs/facilities/dist/slice.js';
import { buildPremises } from '../subgraphs/facilities/test/support/premises.js';
import { slice as residents } from '../subgraphs/residents/dist/slice.js';
import { slice as services } from '../subgraphs/services/dist/slice.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import { type Acts, functionsOf, perform as performAct } from './support/acts/act.js';
import { agreedOf, HOURS, sopOf, VARIANTS, type Variant } from './support/acts/agreed.js';
import { placementActs } from './support/acts/facilities.js';
import { premisesActs } from './support/acts/premises.js';
import { residentsActs } from './support/acts/residents.js';
import { servicesActs } from './support/acts/services.js';
import { compareActs } from './support/acts/under-agreement.js';
import { WITHOUT_AGREEMENT } from './support/acts/without-agreement.js';
import { type OneSlice, startOneSlice } from './support/one-slice/slice.js';

const AT = '2024-06-12T09:00:00Z';
const NO_MEMORY = { AGREEMENT_FRESH_MILLISECONDS: '0' };
const CENTRE = newIdentifier();
const variants = Object.keys(VARIANTS) as Variant[];

/** Mutations that perform something under an SOP. */
const performing = (acts: ActTable) => Object.keys(acts).filter((name) => !('nothing' in acts[name]!));

/** Of the acts of a slice those that perform something under an SOP. */
const under = (acts: ActTable, examples: Acts): Acts =>
  Object.fromEntries(Object.entries(examples).filter(([name]) => performing(acts).includes(name)));

async function perform(slice: OneSlice, actor: object, name: string, input: object) {
  const { data, errors } = await performAct(slice, actor, name, input);
  expect(errors).toBeUndefined();
  return data[name].userErrors;
}

/** What an act meets in a variant: nothing, or one refusal that says which clause, who, and what would open the way. */
function judge(
  userErrors: Record<string, string | null>[],
  variant: Variant,
  code: string | undefined = VARIANTS[variant],
) {
  if (!code) return expect(userErrors).toEqual([]);
  expect(userErrors.map((error) => error['code'])).toEqual([code]);
  const [refusal] = userErrors;
  expect(refusal).toMatchObject({ rule: expect.any(String), opens: expect.any(String) });
  if (code !== 'SOP_NOT_IN_FORCE') expect(refusal!['clause']).toBe('7.1');
  if (code === 'NOT_RESPONSIBLE') expect(refusal!['owner']).toBe('OTHER');
}

it('every slice says of every mutation what it performs; these and no others perform nothing, each with a reason', () => {
  for (const { name, acts, access } of [residents, services, staff, facilities]) {
    expect(Object.keys(acts).sort()).toEqual(Object.keys(access.types['Mutation']!.fields).sort());
    const nothing = Object.entries(acts).filter(([, rule]) => 'nothing' in rule);
    const inTable = nothing.map(([mutation]) => mutation);
    const inList = WITHOUT_AGREEMENT[name as keyof typeof WITHOUT_AGREEMENT];
    expect([
      ...inTable
        .filter((one) => !inList.includes(one))
        .map((one) => `${one} performs nothing, and is not in WITHOUT_AGREEMENT.`),
      ...inList
        .filter((one) => !inTable.includes(one))
        .map((one) => `${one} of WITHOUT_AGREEMENT performs something, or is gone.`),
    ]).toEqual([]);
    for (const [mutation, rule] of nothing)
      expect('nothing' in rule && rule.nothing.length, mutation).toBeGreaterThan(20);
  }
});

it('every slice asks the SOP for what was agreed with those who answer for it, and on those terms', () => {
  const slices = [residents, services, staff, facilities];
  expect(slices.flatMap(({ name, acts }) => compareActs(acts, name))).toEqual([]);
});

describe('residents', () => {
  const actor = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [CENTRE] };
  let slice: OneSlice;
  let examples: Acts;
  beforeAll(async () => {
    slice = await startOneSlice(residents, NO_MEMORY);
    slice.graph.known.add(CENTRE);
    examples = under(residents.acts, residentsActs(slice, CENTRE));
  });
  afterAll(() => slice?.stop());

  it('has an example of everything that it performs', () => {
    expect(Object.keys(examples).sort()).toEqual(performing(residents.acts).sort());
  });
  describe.each(performing(residents.acts))('%s', (name) => {
    it.each(variants)('%s', async (variant) => {
      const { functions, input } = await examples[name]!();
      slice.graph.agreed = agreedOf(variant, 'STATE', functions);
      judge(await perform(slice, actor, name, input), variant);
    });
  });
});

describe('services', () => {
  const provider = newIdentifier();
  const actor = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [CENTRE], staffMember: provider };
  let slice: OneSlice;
  let examples: Acts;
  beforeAll(async () => {
    slice = await startOneSlice(services, NO_MEMORY);
    for (const id of [CENTRE, provider]) slice.graph.known.add(id);
    examples = under(services.acts, servicesActs(slice, CENTRE));
  });
  afterAll(() => slice?.stop());

  it('has an example of everything that it performs', () => {
    expect(Object.keys(examples).sort()).toEqual(performing(services.acts).sort());
  });
  describe.each(performing(services.acts))('%s', (name) => {
    it.each(variants)('%s', async (variant) => {
      const { functions, input } = await examples[name]!();
      slice.graph.agreed = agreedOf(variant, 'IOM', functions);
      judge(await perform(slice, actor, name, input), variant);
    });
  });
});

describe('facilities', () => {
  let slice: OneSlice;
  let built = 0;
  beforeAll(async () => {
    slice = await startOneSlice(facilities, NO_MEMORY);
  });
  afterAll(() => slice?.stop());

  /** A centre with the SOP of a variant. */
  async function centreOf(variant: Variant, functions: readonly string[], organisation = 'STATE') {
    built += 1;
    const premises = await buildPremises(slice.owner, `C${built}`, 2, { agreed: false });
    const { centreId } = premises;
    await slice.owner`insert into facilities.shift_window (id, centre_id, "window", starts_at, ends_at)
      values (${newIdentifier()}, ${centreId}, ${HOURS.window}, ${HOURS.startsAt}, ${HOURS.endsAt})`;
    slice.graph.known.add(centreId);
    if (variant === 'without any SOP') return premises;
    const { lines, status, validFrom, validUntil } = sopOf(variant, organisation, functions);
    const id = newIdentifier();
    await slice.owner`insert into facilities.cooperation_sop
      (id, centre_id, number, status, valid_from, valid_until, document_name, document_sha256)
      values (${id}, ${centreId}, 1, ${status}, ${validFrom}, ${validUntil}, 'SOP', ${'a'.repeat(64)})`;
    for (const line of lines)
      await slice.owner`insert into facilities.sop_responsibility ${slice.owner({ id: newIdentifier(), sop_id: id, ...line })}`;
    await slice.owner`insert into facilities.sop_party (id, sop_id, organisation, signed_at, signed_by)
      values (${newIdentifier()}, ${id}, ${organisation}, '1999-12-01Z', 'Head')`;
    return premises;
  }
  type Premises = Awaited<ReturnType<typeof centreOf>>;
  async function work({ centreId, roomId }: Premises, state: string) {
    const workOrderId = newIdentifier();
    await slice.owner`insert into facilities.work_order (id, centre_id, room_id, title, state, requested_by, opened_on)
      values (${workOrderId}, ${centreId}, ${roomId}, 'Repair', ${state}, 'STATE', '2024-06-01')`;
    return { workOrderId, expectedVersion: 1 };
  }
  const examples: Record<string, (premises: Premises, sql: Sql) => Promise<object>> = {
    ...premisesActs,
    publishHouseRules: async ({ centreId }) => ({
      centreId,
      language: 'en',
      title: 'Rules',
      text: 'Be kind.',
    }),
    publishNotice: async ({ centreId }) => ({
      centreId,
      audience: 'EVERYBODY',
      texts: [{ language: 'en', title: 'Water', text: 'No water on Monday.' }],
    }),
    requestWork: async ({ centreId, roomId }) => ({
      centreId,
      title: 'Repair',
      roomIds: [roomId],
      at: AT,
    }),
    startWork: async (premises) => ({ ...(await work(premises, 'APPROVED')), at: AT }),
    completeWork: async (premises) => ({ ...(await work(premises, 'IN_PROGRESS')), at: AT }),
  };

  const exampleOf = async (name: string, premises: Premises): Promise<object> => {
    const placing = placementActs(slice)[name];
    return placing ? (await placing(premises)).input : examples[name]!(premises, slice.owner);
  };
  const names = performing(facilities.acts);

  it('has an example of everything that it performs', () => {
    expect([...Object.keys(examples), ...Object.keys(placementActs(slice))].sort()).toEqual(names.sort());
  });
  const ruleOf = (name: string) => facilities.acts[name]! as { owner?: OwnersRight; lead?: true };
  /** Whether the table of access keeps an act to the owner of the premises, whatever the SOP says. */
  const isForOwnerAlone = (name: string) =>
    facilities.access.groups[facilities.access.types['Mutation']!.fields[name]!]!.across === 'NEVER';
  const act = async (name: string, premises: Premises, organisation: string) => {
    const role = name === 'setStandardIndicator' ? 'COORDINATOR' : 'CENTRE_MANAGER';
    const actor = { organisation, role, centres: [premises.centreId] };
    return perform(slice, actor, name, await exampleOf(name, premises));
  };
  /** What the owner of the premises meets, who may have a right of its own beside the SOP. */
  const codeForOwner = (name: string, variant: Variant) => {
    const [code, { owner }] = [VARIANTS[variant], ruleOf(name)];
    if (owner?.when === 'ALWAYS') return undefined;
    return owner && code === 'SOP_NOT_IN_FORCE' ? undefined : code;
  };

  describe.each(names)('%s', (name) => {
    it.each(variants)('%s', async (variant) => {
      const organisation = ruleOf(name).owner && !isForOwnerAlone(name) ? 'IOM' : 'STATE';
      const premises = await centreOf(variant, functionsOf(facilities.acts, name), organisation);
      const code = organisation === 'STATE' ? codeForOwner(name, variant) : VARIANTS[variant];
      judge(await act(name, premises, organisation), variant, code ?? '');
    });
  });

  const withRight = names.filter((name) => ruleOf(name).owner && !isForOwnerAlone(name));
  it.each(withRight)('%s is for the owner of the premises where nothing is agreed', async (name) => {
    for (const variant of [
      'without any SOP',
      'under an SOP that gives it to another organisation',
    ] as const) {
      const premises = await centreOf(variant, functionsOf(facilities.acts, name));
      judge(await act(name, premises, 'STATE'), variant, codeForOwner(name, variant) ?? '');
    }
  });

  it('takes a dangerous bed out of use and gives it back as the owner of the premises, whatever was agreed', async () => {
    const premises = await centreOf('under an SOP that gives it', ['ACCOMMODATION'], 'IOM');
    const by = (organisation: string, name: string, input: object) =>
      slice.ask(
        { organisation, role: 'SOCIAL_WORKER', centres: [premises.centreId] },
        `mutation ($input: ${name === 'blockBed' ? 'BlockBedInput' : 'ReleaseBedInput'}!) {
          ${name}(input: $input) { block { id } bed { state } userErrors { code owner } } }`,
        { input: { idempotencyKey: newIdentifier(), ...input } },
      );
    const bed = { bedId: premises.bedIds[0], kind: 'OUT_OF_SERVICE', reason: 'The frame is cracked.' };
    const { block, userErrors } = (await by('STATE', 'blockBed', bed)).data.blockBed;
    expect(userErrors).toEqual([]);
    const release = { blockId: block.id, expectedVersion: 1 };
    const refused = (await by('IOM', 'releaseBed', release)).data.releaseBed;
    expect(refused.userErrors).toEqual([{ code: 'NOT_RESPONSIBLE', owner: 'STATE' }]);
    const given = (await by('STATE', 'releaseBed', release)).data.releaseBed;
    expect(given).toMatchObject({ bed: { state: 'AVAILABLE' }, userErrors: [] });
  });

  it('takes no measure away without leading the function, and at every centre only as the owner', async () => {
    const premises = await centreOf('without any SOP', []);
    const id = newIdentifier();
    await slice.owner`insert into facilities.cooperation_sop
      (id, centre_id, number, status, valid_from, document_name, document_sha256)
      values (${id}, ${premises.centreId}, 1, 'IN_FORCE', '2000-01-01Z', 'SOP', ${'a'.repeat(64)})`;
    for (const [organisation, level] of [
      ['STATE', 'SUPPORT'],
      ['IOM', 'LEAD'],
    ] as const)
      await slice.owner`insert into facilities.sop_responsibility (id, sop_id, function, organisation, level, windows, clause)
        values (${newIdentifier()}, ${id}, 'ACCOMMODATION', ${organisation}, ${level}, '{DAY}', '7.1')`;
    const [refusal] = await act('setStandardIndicator', premises, 'STATE');
    expect(refusal).toMatchObject({ code: 'NOT_RESPONSIBLE', owner: 'IOM', clause: '7.1' });
    const [closed] = await act('setStandardIndicator', premises, 'IOM');
    expect(closed).toMatchObject({ code: 'FORBIDDEN' });
  });
});
