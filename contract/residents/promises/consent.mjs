import { randomUUID } from 'node:crypto';
import { done, must, same } from '../../promise.mjs';
import { newKey, RECORD_CONSENT, RESIDENT, WITHDRAW_CONSENT } from '../questions.mjs';

const nameOf = async ({ slice, actors }, { id }) => {
  const { data } = await slice.ask(actors.recipient, RESIDENT, { id });
  return data?.resident?.fullName ?? null;
};

/** What opens people to another organisation, and closes them again. */
export const consent = [
  {
    id: 'consent/opens',
    says: 'A consent opens what it names, of whom it is and to whom it is, at the next question',
    needs: ['access/organisation'],
    async keeps(world) {
      const { slice, actors, people, recipient } = world;
      const [person, other] = people;
      same(
        await nameOf(world, person),
        null,
        `the name before, for ${recipient} (--recipient names another organisation)`,
      );
      const input = {
        idempotencyKey: newKey(),
        residentId: person.id,
        givenBy: 'RESIDENT',
        modality: 'WRITTEN',
        documentSha256: 'c0'.repeat(32),
        language: 'en',
        fieldGroups: ['IDENTITY'],
        recipientOrganisation: recipient,
        purpose: 'CARE',
      };
      world.consent = done(
        await slice.ask(actors.registrar, RECORD_CONSENT, { input }),
        'recordConsent',
      ).consent;
      must(world.consent?.id, 'it tells no consent');
      const name = await nameOf(world, person);
      must(name?.includes(person.input.familyName), `the name after it is ${name}`);
      same(await nameOf(world, other), null, 'the name of somebody who allowed nothing');
    },
  },
  {
    id: 'consent/group',
    says: 'It opens no more than the groups that it names',
    needs: ['consent/opens'],
    async keeps({ slice, actors, people: [{ id }] }) {
      const { data } = await slice.ask(actors.recipient, RESIDENT, { id });
      same(data?.resident?.sex ?? null, null, 'a value of another group');
    },
  },
  {
    id: 'consent/purpose',
    says: 'It opens nothing for another purpose',
    needs: ['consent/opens'],
    async keeps(world) {
      const recipient = { ...world.actors.recipient, purpose: 'COORDINATION' };
      same(
        await nameOf({ ...world, actors: { recipient } }, world.people[0]),
        null,
        'the name for another purpose',
      );
    },
  },
  {
    id: 'consent/withdrawn',
    says: 'A consent that is withdrawn opens nothing at the next question',
    needs: ['consent/opens'],
    async keeps(world) {
      const { slice, actors, people, consent: given } = world;
      const input = { idempotencyKey: newKey(), consentId: given.id, expectedVersion: given.version };
      done(await slice.ask(actors.registrar, WITHDRAW_CONSENT, { input }), 'withdrawConsent');
      same(await nameOf(world, people[0]), null, 'the name after it');
    },
  },
  {
    id: 'consent/unknown',
    says: 'A consent that is not on record cannot be withdrawn: NOT_FOUND',
    needs: ['consent/opens'],
    async keeps({ slice, actors }) {
      const input = { idempotencyKey: newKey(), consentId: randomUUID(), expectedVersion: 1 };
      const { data } = await slice.ask(actors.registrar, WITHDRAW_CONSENT, { input });
      same(
        data?.withdrawConsent?.userErrors?.map(({ code }) => code),
        ['NOT_FOUND'],
        'what it was refused for',
      );
    },
  },
];
