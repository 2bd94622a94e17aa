import { type Context, pageOf, type Seen, seen } from './reading.js';
import { Refusal } from './refusal.js';
import type { Person } from './store.js';

// biome-ignore lint/suspicious/noExplicitAny: graphql-js has read the arguments by the schema.
type Asked = any;
type Answer = (source: never, asked: Asked, context: Context) => unknown;

const MOST_IDS = 100;
const MOST_REFERENCES = 1000;
const FORM = /^[0-9a-f-]{36}$/i;

const one = (context: Context, id: string, way: Seen['way'] = 'ONE') =>
  seen(context, context.store.people.get(id), way);

/** The people of a centre whom the reader may know. */
const peopleOf = (context: Context, isOne: (person: Person) => boolean) =>
  [...context.store.people.values()].filter(
    (person) => isOne(person) && (seen(context, person, 'LIST') || context.is('counts the hidden')),
  );

function references({ representations }: { representations: { id: string }[] }, context: Context) {
  const { is } = context;
  if (representations.length > MOST_REFERENCES && !is('follows any number of references'))
    throw new Refusal('TOO_EXPENSIVE', `At most ${MOST_REFERENCES} references.`);
  const found = representations.map(({ id }) => one(context, id, 'REFERENCE'));
  if (is('answers references in its own order'))
    return found.sort((a, b) => ((a?.arrivedAt ?? '') > (b?.arrivedAt ?? '') ? 1 : -1)).reverse();
  if (is('answers each reference once')) {
    const ids = found.map((person) => person?.id);
    return found.filter((person, place) => !person || ids.indexOf(person.id) === place);
  }
  if (is('answers nothing where one reference is unknown') && found.includes(null))
    throw new Refusal('NOT_FOUND', 'Somebody is unknown.');
  return found;
}

/** What the tiny slice answers; every other field of the schema is null, or what its row holds. */
export const ANSWERS: Record<string, Answer> = {
  'Query.viewer': (_, __, { actor }) => ({ principal: actor.sub, role: actor.role }),
  'Query._service': (_, __, { sdl }) => ({ sdl }),
  'Query._entities': (_, asked, context) => references(asked, context),
  'Query.resident': (_, { id }, context) => {
    if (!FORM.test(id)) throw new Refusal('BAD_USER_INPUT', 'This is not an identifier.', ['id']);
    return one(context, id);
  },
  'Query.residentsByIds': (_, { ids }, context) => {
    if (ids.length > MOST_IDS && !context.is('reads any number of identifiers'))
      throw new Refusal('BAD_USER_INPUT', `Name 1 to ${MOST_IDS}.`, ['ids']);
    return ids.map((id: string) => one(context, id));
  },
  'Query.residentsByRegistrationNumber': (_, { registrationNumber: number }, context) => {
    const found = [...context.store.people.values()].filter((person) => person.registrationNumber === number);
    const reader = context.is('shows the number of every centre')
      ? { ...context, actor: { ...context.actor, all_centres: true } }
      : context;
    return found.flatMap((person) => seen(reader, person, 'LIST') ?? []);
  },
  'Query.residents': (_, asked, context) => {
    const { centreId, filter } = asked;
    const starts = filter?.registrationNumberStarts ?? '';
    const isOne = (person: Person) =>
      person.centreId === centreId && person.registrationNumber.startsWith(starts);
    return pageOf(context, peopleOf(context, isOne), asked);
  },
  'Resident.fullName': ({ givenName, familyName }: Person) => `${givenName} ${familyName}`,
  'Resident.accessHistory': ({ id }: Person, { first }, { store }) => {
    const events = store.events.filter(({ person }) => person === id).reverse();
    return {
      nodes: events.slice(0, first).map((event) => ({ ...event, lists: [] })),
      totalCount: events.length,
    };
  },
};
