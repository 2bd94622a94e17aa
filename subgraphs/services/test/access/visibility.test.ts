import { Judge } from '@mrrm/platform/access/judge';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { CentreFunction } from '../../src/access/values.js';
import { features } from '../../src/features.js';
import { readsNote } from '../../src/sessions/rules/reads-note.js';
import { slice } from '../../src/slice.js';

/** Of which function a role reads the notes of its own organisation, apart from its own; written apart from the rules. */
const NOTES: Record<string, string> = {
  COUNSELLING: 'PSYCHOLOGIST SOCIAL_WORKER',
  PSYCHOSOCIAL_SUPPORT: 'PSYCHOLOGIST',
  INFORMATION_PROVISION: 'SOCIAL_WORKER CULTURAL_MEDIATOR',
  RECREATIONAL_ACTIVITIES: 'SOCIAL_WORKER ACTIVITY_FACILITATOR',
  EDUCATION: 'SOCIAL_WORKER ACTIVITY_FACILITATOR',
  CASE_MANAGEMENT: 'CASE_MANAGER',
  ACCOMMODATION: 'CASE_MANAGER',
  FOOD: 'CASE_MANAGER',
  NON_FOOD_ITEMS: 'CASE_MANAGER',
  LEGAL_AID: 'LEGAL_COUNSELLOR',
  BASIC_MEDICAL_CARE: 'NURSE',
  SPECIALISED_MEDICAL_REFERRAL: 'NURSE',
  INTERPRETATION: 'INTERPRETER',
  CULTURAL_MEDIATION: 'CULTURAL_MEDIATOR',
};
const AUTHORS =
  'CASE_MANAGER SOCIAL_WORKER PSYCHOLOGIST LEGAL_COUNSELLOR INTERPRETER CULTURAL_MEDIATOR ACTIVITY_FACILITATOR NURSE COORDINATOR';

it('a note goes to its author, its supervisor and the same function of the same organisation, and no further', () => {
  const provider = newIdentifier();
  for (const [role, { purposes }] of Object.entries(features.access.roles))
    for (const organisation of ['IOM', 'STATE'])
      for (const name of Object.keys(CentreFunction) as CentreFunction[])
        for (const staffMember of [provider, newIdentifier()]) {
          const more = {
            staffMember,
            purpose: purposes[0]!,
            principal: 's',
            centres: [],
            client: 't',
            requestId: 'r',
          };
          const actor = { role, organisation, ...more };
          const judge = new Judge(features.access, actor);
          const session = { organisation: 'IOM', providerId: provider, function: name };
          const known = organisation === 'IOM' && AUTHORS.split(' ').includes(role);
          const sameFunction = (NOTES[name] ?? '').split(' ').includes(role);
          const expected = known && (staffMember === provider || role === 'COORDINATOR' || sameFunction);
          const asks = { actor, judge } as unknown as Parameters<typeof readsNote>[0];
          expect(readsNote(asks, session), `${role} of ${organisation}: ${name}`).toBe(expected);
        }
});

describe('a narrowed sign-in', () => {
  const [centre, resident, zone] = [newIdentifier(), newIdentifier(), newIdentifier()];
  let services: OneSlice;
  beforeAll(async () => {
    services = await startOneSlice(slice);
    const offer = newIdentifier();
    await services.owner`insert into services.service_offer (id, centre_id, organisation, function, name)
      values (${offer}, ${centre}, 'IOM', 'EDUCATION', 'School')`;
    for (const subject of ['me', 'somebody else'])
      await services.owner`insert into services.session (id, offer_id, resident_id, centre_id, organisation, provider_id,
          started_at, recorded_by_subject, recorded_by_organisation)
        values (${newIdentifier()}, ${offer}, ${resident}, ${centre}, 'IOM', ${newIdentifier()},
          '2024-01-01T10:00:00Z', ${subject}, 'IOM')`;
  });
  afterAll(() => services?.stop());

  it.each([
    ['to a zone', { zones: [zone] }, 1],
    ['to own cases', { ownCasesOnly: true }, 1],
    ['to nothing', {}, 2],
  ])('%s finds what is its own', async (_, narrowed, count) => {
    const actor = {
      principal: 'me',
      organisation: 'IOM',
      role: 'SOCIAL_WORKER',
      centres: [centre],
      ...narrowed,
    };
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { services { totalCount } } } }`;
    const { data } = await services.ask(actor, query, { r: [{ __typename: 'Resident', id: resident }] });
    expect(data._entities[0].services.totalCount).toBe(count);
  });
});
