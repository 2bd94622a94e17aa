import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { dutyAt, nearestFirst } from '../../src/viewer/rules/duty.js';

const HOUR = 3_600_000;
const [HERE, ELSEWHERE, ZONE, OTHER_ZONE] = Array.from({ length: 4 }, newIdentifier) as string[];
const QUERY = `{ viewer {
  principal organisationCode role purpose purposes permissions allCentres ownZonesOnly ownCasesOnly program client
  organisation { code } staffMember { id fullName }
  duty { onDuty until shift { id } nextShift { id } safeZones { id } } } }`;

let staff: OneSlice;
let worker: string;
let foreigner: string;
let shifts: { over: string; running: string; following: string; later: string; elsewhere: string };
const now = Math.floor(Date.now() / 1000) * 1000;

async function employ(organisation: string, centre: string) {
  const id = newIdentifier();
  await staff.owner`insert into staff.staff_member (id, organisation_id, full_name, role, centre_ids)
    values (${id}, ${organisation}, ${`Member ${id.slice(-4)}`}, 'SOCIAL_WORKER', ${[centre]})`;
  return id;
}

async function assign(who: string, organisation: string, hours: [number, number], more: object = {}) {
  const [shift, assignment] = [newIdentifier(), newIdentifier()];
  const [startsAt, endsAt] = hours.map((hour) => new Date(now + hour * HOUR)) as [Date, Date];
  const row = {
    id: shift,
    centre_id: HERE,
    safe_zone_id: ZONE,
    organisation_id: organisation,
    window: 'NIGHT',
    starts_at: startsAt,
    ends_at: endsAt,
    ...more,
  };
  await staff.owner`insert into staff.shift ${staff.owner(row as never)}`;
  await staff.owner`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
    values (${assignment}, ${shift}, ${who}, ${startsAt}, ${endsAt})`;
  return shift;
}

beforeAll(async () => {
  staff = await startOneSlice(slice);
  const [state, iom] = [newIdentifier(), newIdentifier()];
  for (const [id, code] of [
    [state, 'STATE'],
    [iom, 'IOM'],
  ] as const)
    await staff.owner`insert into staff.organisation (id, code, name, employer) values (${id}, ${code}, ${code}, ${code})`;
  worker = await employ(iom, HERE!);
  foreigner = await employ(state, HERE!);
  shifts = {
    over: await assign(worker, iom, [-30, -24], { safe_zone_id: OTHER_ZONE }),
    running: await assign(worker, iom, [-2, 3]),
    following: await assign(worker, iom, [3, 5]),
    later: await assign(worker, iom, [20, 26], { safe_zone_id: null }),
    elsewhere: await assign(worker, iom, [30, 36], { centre_id: ELSEWHERE, safe_zone_id: newIdentifier() }),
  };
  await assign(foreigner, state, [-1, 8]);
}, 60_000);
afterAll(() => staff?.stop());

const atWork = () => ({
  principal: 'IOM:worker',
  organisation: 'IOM',
  role: 'SOCIAL_WORKER',
  centres: [HERE!],
  purpose: 'CARE',
  staffMember: worker,
});
const ask = (more: object = {}, query = QUERY) => staff.ask({ ...atWork(), ...more }, query);
const errorsAt = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(
    (errors ?? []).map((error) => [
      (error as unknown as { path: string[] }).path.join('.'),
      error.extensions.code,
    ]),
  );

describe('who asks', () => {
  it('can be asked of nobody else: there is no key by which somebody could be named', async () => {
    const representations = [{ __typename: 'Viewer', principal: 'STATE:another', id: foreigner }];
    const { data, errors } = await staff.ask(
      atWork(),
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      { r: representations },
    );
    expect(data?._entities ?? null).toBeNull();
    expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    for (const text of ['viewer(id: "x")', 'viewer(principal: "STATE:another")'])
      expect((await ask({}, `{ ${text} { role } }`)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is nobody of another employer, whatever the sign-in claims, and nobody who is not there', async () => {
    for (const staffMember of [foreigner, newIdentifier()]) {
      const answer = await ask({ staffMember });
      expect(answer.data.viewer).toMatchObject({ role: 'SOCIAL_WORKER', staffMember: null, duty: null });
      expect(errorsAt(answer)).toEqual({ 'viewer.staffMember': 'NOT_FOUND', 'viewer.duty': 'NOT_FOUND' });
    }
  });

  it('learns also with a purpose that is not for the role which ones are, and that the rest is closed rather than empty', async () => {
    const answer = await ask({ purpose: 'STATISTICS' });
    expect(answer.data.viewer).toMatchObject({
      purpose: 'STATISTICS',
      purposes: ['CARE', 'PROTECTION', 'COORDINATION', 'EMERGENCY'],
      staffMember: null,
      duty: null,
    });
    expect(errorsAt(answer)).toEqual({ 'viewer.staffMember': 'FORBIDDEN', 'viewer.duty': 'FORBIDDEN' });
  });

  it('is no staff member where a service asks, for whomever it asks', async () => {
    const { principal, role, ...reach } = atWork();
    const service = { ...reach, principal: 'STATE:facilities', organisation: 'STATE', role: 'SERVICE' };
    const person = { ...reach, principal, role };
    for (const onBehalf of [undefined, person, { ...person, forRule: true }]) {
      const { data, errors } = await ask({ ...service, purpose: 'COORDINATION', onBehalf });
      expect(errors).toBeUndefined();
      expect(data.viewer).toMatchObject({
        principal: 'STATE:facilities',
        role: 'SERVICE',
        staffMember: null,
        duty: null,
      });
    }
  });

  it('is told without a staff member by whoever signs in, known role or not', async () => {
    const { data, errors } = await ask({ staffMember: undefined, role: 'JANITOR', organisation: 'CLINIC' });
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({
      role: 'JANITOR',
      organisationCode: 'CLINIC',
      organisation: null,
      purposes: [],
      staffMember: null,
      duty: null,
    });
  });

  it('is the person, with the program beside it, the narrowings and what is permitted beyond the role', async () => {
    const { data, errors } = await ask({ program: 'the-program', permissions: ['BREAK_GLASS'], zones: [] });
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({
      principal: 'IOM:worker',
      organisationCode: 'IOM',
      organisation: { code: 'IOM' },
      purpose: 'CARE',
      permissions: ['BREAK_GLASS'],
      allCentres: false,
      ownZonesOnly: true,
      ownCasesOnly: false,
      program: 'the-program',
      client: 'test',
      staffMember: { id: worker },
    });
  });
});

describe('whether somebody is on duty', () => {
  it('tells the running shift, the end of the last one that follows it, the next one and the zones of all, the nearest first', async () => {
    const { data, errors } = await ask();
    expect(errors).toBeUndefined();
    expect(data.viewer.duty).toEqual({
      onDuty: true,
      until: new Date(now + 5 * HOUR).toISOString(),
      shift: { id: shifts.running },
      nextShift: { id: shifts.following },
      safeZones: [{ id: ZONE }, { id: OTHER_ZONE }],
    });
  });

  it('counts no shift at a centre, and names no zone, outside of the sign-in', async () => {
    const elsewhere = (await ask({ centres: [ELSEWHERE!] })).data.viewer.duty;
    expect(elsewhere).toMatchObject({
      onDuty: false,
      until: null,
      shift: null,
      nextShift: { id: shifts.elsewhere },
    });
    expect((await ask({ zones: [OTHER_ZONE!] })).data.viewer.duty.safeZones).toEqual([{ id: OTHER_ZONE }]);
    expect((await ask({ zones: [] })).data.viewer.duty.safeZones).toEqual([]);
    expect((await ask({ centres: [], allCentres: false })).data.viewer.duty).toMatchObject({
      onDuty: false,
      nextShift: null,
      safeZones: [],
    });
  });

  it('counts no assignment that was cancelled', async () => {
    await staff.owner`update staff.shift_assignment set state = 'CANCELLED' where shift_id = ${shifts.running}`;
    expect((await ask()).data.viewer.duty).toMatchObject({
      onDuty: false,
      until: null,
      nextShift: { id: shifts.following },
    });
    await staff.owner`update staff.shift_assignment set state = 'PLANNED' where shift_id = ${shifts.running}`;
  });

  it('is at every moment what the minutes of the shifts say', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 8 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 100 }), (parts, at) => {
        let hour = 0;
        const stretches = parts.map(([gap, length]) => {
          const startsAt = new Date((hour + gap) * HOUR);
          hour += gap + length;
          return { startsAt, endsAt: new Date(hour * HOUR) };
        });
        const works = (moment: number) =>
          stretches.some(({ startsAt, endsAt }) => startsAt.getTime() <= moment && moment < endsAt.getTime());
        const moment = at * HOUR;
        const { running, until, next } = dutyAt(stretches, new Date(moment));
        expect(running !== null).toBe(works(moment));
        let end = moment;
        while (works(end)) end += HOUR;
        expect(until?.getTime() ?? null).toBe(works(moment) ? end : null);
        expect(next).toBe(stretches.find(({ startsAt }) => startsAt.getTime() > moment) ?? null);
        const [nearest] = nearestFirst(stretches, new Date(moment));
        if (running) expect(nearest).toBe(running);
        expect(nearestFirst(stretches, new Date(moment))).toHaveLength(stretches.length);
      }),
      { numRuns: 200 },
    );
  });
});
