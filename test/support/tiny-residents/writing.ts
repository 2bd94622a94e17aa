import { randomUUID } from 'node:crypto';
import { type Context, judgeRole, seen } from './reading.js';
import { Refusal } from './refusal.js';
import type { Person } from './store.js';

// biome-ignore lint/suspicious/noExplicitAny: each mutation reads its own input.
export type Input = Record<string, any>;
type Act = (context: Context, input: Input) => { id: string; residentId: string };

const LONGEST_NAME = 200;
const refuse = (code: string, message: string, ...at: string[]) => {
  throw new Refusal(code, message, ['input', ...at]);
};

function registerResident(context: Context, input: Input) {
  const { actor, store, is } = context;
  const person = {
    ...input,
    id: randomUUID(),
    arrivedAt: input['arrivedAt'] ?? new Date().toISOString(),
    version: 1,
  } as unknown as Person;
  if (!actor.centres.includes(person.centreId) && !is('registers at every centre'))
    refuse('NOT_FOUND', 'There is no such centre.', 'centreId');
  if (person.dateOfBirth && person.dateOfBirth > person.arrivedAt) {
    if (is('registers before it checks')) store.people.set(person.id, person);
    refuse('BAD_USER_INPUT', 'Nobody is born in the future.', 'dateOfBirth');
  }
  for (const name of ['givenName', 'familyName'] as const)
    if (person[name].length > LONGEST_NAME || person[name].includes('\0'))
      refuse('BAD_USER_INPUT', 'This is no name.', name);
  if (person.familyName.includes("'") && is('fails at strange texts')) throw new Error('Unclosed quote.');
  const same = [...store.people.values()].find(
    (one) =>
      one.registrationNumber === person.registrationNumber &&
      one.centreId === person.centreId &&
      one !== person,
  );
  if (same && !is('gives a number twice')) refuse('CONFLICT', 'This number is in use.', 'registrationNumber');
  store.people.set(person.id, person);
  return { id: person.id, residentId: person.id };
}

function correctResident(context: Context, { residentId, expectedVersion, givenName }: Input) {
  const person = context.store.people.get(residentId);
  if (!person || !seen(context, person, 'ONE'))
    return refuse('NOT_FOUND', 'There is no such resident.', 'residentId');
  if (person.version !== expectedVersion && !context.is('takes any version'))
    refuse('CONFLICT', 'This resident has changed.', 'expectedVersion');
  person.givenName = givenName ?? person.givenName;
  if (!context.is('counts no version')) person.version += 1;
  return { id: residentId, residentId };
}

function recordConsent({ store }: Context, input: Input) {
  const { residentId, fieldGroups, recipientOrganisation: organisation, purpose } = input;
  const id = randomUUID();
  store.consents.set(id, {
    id,
    version: 1,
    residentId,
    fieldGroups,
    organisation,
    purpose,
    isWithdrawn: false,
  });
  return { id, residentId };
}

function withdrawConsent({ store }: Context, { consentId }: Input) {
  const consent = store.consents.get(consentId);
  if (!consent) return refuse('NOT_FOUND', 'There is no such consent.', 'consentId');
  consent.isWithdrawn = true;
  consent.version += 1;
  return { id: consentId, residentId: consent.residentId };
}

export const ACTS: Record<string, { act: Act; told: 'resident' | 'consent' }> = {
  registerResident: { act: registerResident, told: 'resident' },
  correctResident: { act: correctResident, told: 'resident' },
  recordConsent: { act: recordConsent, told: 'consent' },
  withdrawConsent: { act: withdrawConsent, told: 'consent' },
};

/** Does a write once for its key, and tells what it answered. */
export function write(context: Context, operation: string, input: Input) {
  const { act, told } = ACTS[operation]!;
  const { store, is } = context;
  try {
    if (!is('registers for every role'))
      judgeRole(context, context.published.groupOf.get(`Mutation.${operation}`)!);
    const { id } = once(context, operation, input, act);
    const person = told === 'resident' ? seen(context, store.people.get(id), 'ONE') : undefined;
    return { userErrors: [], [told]: person ?? store.consents.get(id) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, at } = error;
    const path = is('tells no path of a refusal') ? [] : at;
    return { userErrors: [{ code, message: tellingMore(context, error), path, severity: 'ERROR' }] };
  }
}

function tellingMore({ store, is }: Context, { message, stack }: Refusal): string {
  const [first] = store.people.values();
  return [
    message,
    ...(is('tells SQL') ? ['duplicate key value violates unique constraint "number_once"'] : []),
    ...(is('tells its stack') ? [stack] : []),
    ...(is('names somebody else') ? [`${first!.givenName} ${first!.familyName} was here before.`] : []),
  ].join(' ');
}

function once(context: Context, operation: string, input: Input, act: Act): { id: string } {
  const { actor, store, is } = context;
  const whose = is('keeps keys for everybody together') ? '' : actor.sub;
  const key = `${whose} ${input['idempotencyKey']}`;
  const text = JSON.stringify({ operation, input });
  const earlier = store.done.get(key);
  if (earlier && earlier.input !== text) {
    if (is('answers another write by its key')) return earlier;
    refuse('CONFLICT', 'This key was used for another act.', 'idempotencyKey');
  } else if (earlier) {
    if (!is('does a repeated write again')) return earlier;
    // Whatever it did before would be in its way.
    store.people.delete(earlier.id);
  }
  const { id, residentId } = act(context, input);
  store.done.set(key, { input: text, id });
  if (!is('keeps no event of a write'))
    store.keep(actor, { person: residentId, kind: 'WRITE', operation, groups: [] });
  return { id };
}
