import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { identifierIn } from '../../../test/support/walk/audited.js';
import { type Attempt, walkMessages } from '../../../test/support/walk/messages.js';
import { type Walker, walkers } from '../../../test/support/walk/roles.js';
import { rulesOf } from '../../../test/support/walk/rules.js';
import { buildSlice } from '../src/schema.js';
import { slice } from '../src/slice.js';
import { buildWorld } from './support/walk-world.js';

let services: OneSlice;
beforeAll(async () => {
  services = await startOneSlice(slice);
}, 60_000);
afterAll(() => services?.stop());

const OPERATIONAL = rulesOf('services').byGroup.get('OPERATIONAL')!;
const otherOf = ({ organisation }: Walker) => (organisation === 'IOM' ? 'STATE' : 'IOM');
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const PAYMENT = {
  kind: 'DENTAL',
  careAt: '2024-05-01T10:00:00Z',
  paidOn: '2024-05-02',
  amountMinor: 8000,
  currency: 'BGN',
  provider: 'A dentist',
};

/** Writes at centre A, where nothing is opened, that meet what the other organisation has there, or at B. */
async function attempts(world: Awaited<ReturnType<typeof buildWorld>>): Promise<Attempt[]> {
  const sql = services.owner;
  const centreOf = (name: string) =>
    world.probes.filter((one) => one.name === 'Centre.referrals(first: 100)' && one.row.centre === name);
  const here = identifierIn(centreOf('A'), 'Centre.referrals(first: 100)');
  const there = identifierIn(centreOf('B'), 'Centre.referrals(first: 100)');
  const known = () => {
    const id = newIdentifier();
    services.graph.known.add(id);
    return id;
  };
  for (const id of [here, there]) services.graph.known.add(id);
  const knowsOf = (centre: string) => (walker: Walker) =>
    world.model.reads(walker, OPERATIONAL, { id: '', centre, owner: otherOf(walker), opens: [] });
  const booked = (name: string, centreId: string): Attempt => ({
    name: `bookInterpreter, of somebody whom the other organisation has booked at ${name}`,
    mutation: 'bookInterpreter',
    knows: knowsOf(name),
    meets: 'CONFLICT',
    tells: 'This interpreter is booked at that time.',
    async prepare(walker, isThere) {
      const [interpreterId, resident, booking] = [known(), newIdentifier(), newIdentifier()];
      const [startsAt, endsAt] = [inHours(30), inHours(31)];
      const [from, until] = [inHours(29.25), inHours(32.75)];
      if (isThere)
        await sql`insert into services.interpreter_booking
          (id, centre_id, interpreter_id, resident_id, language, starts_at, ends_at, recorded_by_organisation)
          values (${booking}, ${centreId}, ${interpreterId}, ${resident}, 'ti', ${from}, ${until}, ${otherOf(walker)})`;
      return {
        input: { centreId: here, interpreterId, residentId: known(), language: 'ar', startsAt, endsAt },
        hidden: [booking, resident, from, until, '"ti"'],
      };
    },
  });
  const activity = async (organisation: string, places: number, residentId: string | null) => {
    const [offer, id] = [newIdentifier(), newIdentifier()];
    await sql`insert into services.service_offer (id, centre_id, organisation, function, name, recorded_by_organisation)
      values (${offer}, ${here}, ${organisation}, 'EDUCATION', ${offer}, ${organisation})`;
    await sql`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, places, recorded_by_organisation)
      values (${id}, ${offer}, ${here}, 'Football', '2024-05-01T10:00Z', '2024-05-01T12:00Z', ${places}, ${organisation})`;
    const attendance = newIdentifier();
    if (residentId)
      await sql`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
        values (${attendance}, ${id}, ${residentId}, ${organisation})`;
    return { id, attendance };
  };
  const referral = async (from: string, to: string, state: string) => {
    const [id, resident] = [newIdentifier(), newIdentifier()];
    await sql`insert into services.referral
      (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, state, opened_at, recorded_by_organisation)
      values (${id}, ${resident}, ${here}, 'LEGAL_AID', ${from}, ${to}, 'Canary-reason', ${state}, '2024-05-01T10:00Z', ${from})`;
    return { id, resident };
  };
  return [
    booked('A', here),
    booked('B', there),
    {
      name: 'openCarePlan, for somebody who has one of the other organisation',
      mutation: 'openCarePlan',
      knows: () => false,
      meets: 'DONE',
      async prepare(walker, isThere) {
        const [residentId, plan, responsible] = [known(), newIdentifier(), newIdentifier()];
        if (isThere)
          await sql`insert into services.care_plan (id, resident_id, centre_id, state, goals, responsible_id, started_on, review_due_on, recorded_by_organisation)
            values (${plan}, ${residentId}, ${here}, 'ACTIVE', ${['Canary-goal']}, ${responsible}, '2024-05-01', '2024-06-01', ${otherOf(walker)})`;
        return {
          input: { residentId, centreId: here, goals: ['Something'] },
          hidden: [plan, responsible, 'Canary-goal'],
        };
      },
    },
    {
      name: 'recordAttendance, in a full activity of the other organisation, of who has the last place',
      mutation: 'recordAttendance',
      knows: knowsOf('A'),
      meets: 'FORBIDDEN',
      async prepare(walker, isThere) {
        const residentId = known();
        const { id, attendance } = await activity(otherOf(walker), 1, isThere ? residentId : null);
        return { input: { activityId: id, residentId, state: 'REGISTERED' }, hidden: [attendance] };
      },
    },
    {
      name: 'answerReferral, of one between others, which is answered already',
      mutation: 'answerReferral',
      knows: knowsOf('A'),
      meets: 'NOT_FOUND',
      async prepare(walker, isThere) {
        const { id, resident } = await referral(otherOf(walker), 'CLINIC', 'ACCEPTED');
        const referralId = isThere ? id : newIdentifier();
        return {
          input: { referralId, expectedVersion: 9, accept: true },
          hidden: [resident, 'Canary-reason', 'ACCEPTED', 'CLINIC'],
        };
      },
    },
    {
      name: "completeReferral, of one to one's own organisation, with another version",
      mutation: 'completeReferral',
      knows: (walker) =>
        world.model.reads(walker, OPERATIONAL, { id: '', centre: 'A', owner: walker.organisation }),
      meets: 'CONFLICT',
      async prepare(walker, isThere) {
        const { id, resident } = await referral(otherOf(walker), walker.organisation, 'ACCEPTED');
        const referralId = isThere ? id : newIdentifier();
        return {
          input: { referralId, expectedVersion: 9, outcome: 'SUCCESSFUL' },
          hidden: [resident, 'Canary-reason', 'ACCEPTED'],
        };
      },
    },
    {
      name: 'recordMedicalPayment, by a referral of somebody else',
      mutation: 'recordMedicalPayment',
      knows: () => false,
      meets: 'NOT_FOUND',
      async prepare(walker, isThere) {
        const { id, resident } = await referral(walker.organisation, 'CLINIC', 'ACCEPTED');
        return {
          input: {
            residentId: known(),
            centreId: here,
            payment: { ...PAYMENT, referralId: isThere ? id : newIdentifier() },
          },
          hidden: [resident, 'Canary-reason'],
        };
      },
    },
    {
      name: 'voidMedicalPayment, of one of the other organisation, which is voided already',
      mutation: 'voidMedicalPayment',
      knows: knowsOf('A'),
      meets: 'NOT_FOUND',
      async prepare(walker, isThere) {
        const [id, resident] = [newIdentifier(), newIdentifier()];
        await sql`insert into services.medical_payment
          (id, resident_id, centre_id, organisation, kind, care_at, paid_on, amount_minor, currency, provider, voided_at, voiding_reason)
          values (${id}, ${resident}, ${here}, ${otherOf(walker)}, 'DENTAL', '2024-05-01T10:00Z', '2024-05-02', 4711, 'BGN', 'Canary-clinic', now(), 'Canary-reason')`;
        return {
          input: { paymentId: isThere ? id : newIdentifier(), expectedVersion: 9, reason: 'Another bill.' },
          hidden: [resident, 'Canary-clinic', 'Canary-reason', '4711'],
        };
      },
    },
    {
      name: 'recordSession, for a request of somebody else',
      mutation: 'recordSession',
      knows: () => false,
      meets: 'NOT_FOUND',
      async prepare(walker, isThere) {
        const [offerId, request, resident] = [newIdentifier(), newIdentifier(), newIdentifier()];
        const { organisation } = walker;
        await sql`insert into services.service_offer (id, centre_id, organisation, function, name, recorded_by_organisation)
          values (${offerId}, ${here}, ${organisation}, 'EDUCATION', ${offerId}, ${organisation})`;
        await sql`insert into services.service_request (id, resident_id, offer_id, requested_at, recorded_by_organisation)
          values (${request}, ${resident}, ${offerId}, '2024-05-01T10:00Z', ${otherOf(walker)})`;
        return {
          input: {
            offerId,
            residentId: known(),
            providerId: known(),
            requestId: isThere ? request : newIdentifier(),
            startedAt: inHours(-2),
          },
          hidden: [resident],
        };
      },
    },
  ];
}

it('tells nothing of hidden rows by a refusal, a conflict or a warning, but that an interpreter is booked at that time', async () => {
  const world = await buildWorld(services);
  const tried = await attempts(world);
  const asking = walkers(['IOM', 'STATE'], ['A', 'B'])
    .filter(({ letter, centre }) => centre === 'A' || 'cC'.includes(letter))
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  const { schema } = await buildSlice();
  const { cells, differences, met } = await walkMessages(services, schema, asking, tried);
  console.log(`services: ${cells} cells of messages, ${differences.length} differences`);
  expect(differences.slice(0, 20)).toEqual([]);
  expect([...met].sort()).toEqual(tried.map(({ name }) => name).sort());
  expect(cells).toBeGreaterThan(700);
}, 300_000);

it('finds the decided sentence, too, where no decision lets it pass', async () => {
  const world = await buildWorld(services);
  const [booked] = await attempts(world);
  const { tells: _, ...undecided } = booked!;
  const asking = walkers(['IOM', 'STATE'], ['A'])
    .filter(({ letter, centre }) => letter === 'c' && centre === 'A')
    .map((walker) => ({ walker, actor: world.actorOf(walker) }));
  const { differences } = await walkMessages(services, (await buildSlice()).schema, asking, [undecided]);
  expect(differences).toHaveLength(2);
  expect(differences[0]).toContain('hears a difference in bookInterpreter');
});
