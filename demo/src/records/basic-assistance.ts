import type { Row } from '../bulk/table.js';
import { MEDICAL_SHARE } from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { DAY, dayText, firstOfMonth, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleaguesBy } from '../staff/people.js';
import type { World } from '../world.js';
import { writtenAt, writtenBy } from './provenance.js';

const stream = streamOf('basic assistance');

/** Kinds of basic assistance. */
export type Kind = 'FOOD' | 'NON_FOOD_ITEMS' | 'BASIC_MEDICAL_CARE';

/** What is given, by kind. */
export const ITEMS: Readonly<Record<Kind, readonly string[]>> = {
  FOOD: ['Meals of the first day', 'Food for a journey'],
  NON_FOOD_ITEMS: ['Winter jacket', 'Shoes', 'Underwear and socks', 'Hygiene kit'],
  BASIC_MEDICAL_CARE: [
    'Examination',
    'Skin treatment',
    'Fever treatment',
    'Wound care',
    'Dental pain relief',
  ],
};
/** What everybody gets first. */
export const KIT = 'Bedding and hygiene kit';

/** Of what sort each item is, by which what somebody has had is counted; all other items are clothes. */
const CATEGORY: Readonly<Record<string, string>> = { [KIT]: 'BEDDING', 'Hygiene kit': 'HYGIENE_KIT' };
const CONTACT: Readonly<Record<string, string>> = {
  Examination: 'CONSULTATION',
  'Wound care': 'DRESSING',
  'Skin treatment': 'DRESSING',
};

/** What kind of thing or contact it was, as the table has it. */
function sortOf(kind: Kind, item: string) {
  if (kind === 'BASIC_MEDICAL_CARE')
    return { category: null, unit: null, medical_contact: CONTACT[item] ?? 'MEDICATION_GIVEN' };
  if (kind === 'FOOD') return { category: 'MEALS', unit: 'PORTION', medical_contact: null };
  return { category: CATEGORY[item] ?? 'CLOTHING', unit: 'PIECE', medical_contact: null };
}

/** What one resident got: a kit and food on the first day, clothes now and then, and a nurse's care in each year where the share says so. */
function* given(resident: Resident, random: Random): Generator<[kind: Kind, item: string, at: number]> {
  const stay = (resident.departedAt ?? HISTORY_END) - resident.arrivedAt;
  const within = (share: number) => Math.floor(resident.arrivedAt + stay * share);
  const first = Math.floor(resident.arrivedAt + Math.min(stay / 4, DAY / 8));
  yield ['NON_FOOD_ITEMS', KIT, first];
  yield ['FOOD', ITEMS.FOOD[0]!, first + 60_000];
  for (let more = Math.min(random.count(stay / DAY / 25), 12); more > 0; more -= 1)
    yield ['NON_FOOD_ITEMS', random.pick(ITEMS.NON_FOOD_ITEMS), within(random.between(0.3, 0.98))];
  for (const [from, until] of yearsOf(resident))
    for (let times = isAssistedIn(resident, from) ? 1 + random.count(0.4) : 0; times > 0; times -= 1) {
      const at = Math.floor(from + (until - from) * random.between(0.05, 0.95));
      yield ['BASIC_MEDICAL_CARE', random.pick(ITEMS.BASIC_MEDICAL_CARE), at];
    }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Who is given care in a year is spread evenly and not drawn, so that each year of the demo keeps the published share as near as its people allow. */
const isAssistedIn = ({ index }: Resident, at: number): boolean =>
  (index * GOLDEN + yearOf(at) * Math.SQRT2) % 1 < MEDICAL_SHARE;

const yearOf = (at: number): number => Number(dayText(sofiaDay(at)).slice(0, 4));

/** The calendar years of a stay, as far as it lies in them: what is published of medical care is of those accommodated in a year. */
function* yearsOf({ arrivedAt, departedAt }: Resident): Generator<[from: number, until: number]> {
  const ends = departedAt ?? HISTORY_END;
  for (let from = arrivedAt; from < ends; ) {
    const next = sofia(firstOfMonth(yearOf(from) + 1, 1), 0);
    yield [from, Math.min(next, ends)];
    from = next;
  }
}

/** When somebody of the past was given basic medical care, in milliseconds since 1970. */
export const medicalCareOf = (resident: Resident, seed: number): number[] =>
  [...given(resident, stream(seed, resident.index))].flatMap(([kind, , at]) =>
    kind === 'BASIC_MEDICAL_CARE' ? [at] : [],
  );

const nurses = colleaguesBy('STATE', ['NURSE']);
const registrars = colleaguesBy('STATE', ['REGISTRAR']);

/** One thing given. @param at milliseconds since 1970 */
export function assistanceRow(
  resident: Resident,
  id: string,
  { kind, item, quantity, at }: { kind: Kind; item: string; quantity: number; at: number },
): Row {
  const people = (kind === 'BASIC_MEDICAL_CARE' ? nurses : registrars)(resident.centre);
  const person = people[(resident.index + Math.floor(at / DAY)) % people.length]!;
  return {
    id,
    resident_id: resident.id,
    centre_id: resident.centre.id,
    kind,
    item,
    ...sortOf(kind, item),
    quantity,
    provided_at: momentText(at),
    provided_by_id: person.id,
    ...writtenBy(person, resident.centre, at),
    ...writtenAt(at),
  };
}

/** The State's basic assistance to everybody of the past. */
export function* basicAssistanceRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const random = stream(seed, resident.index);
    for (const [kind, item, at] of given(resident, random))
      yield assistanceRow(resident, identifier(at, random), { kind, item, quantity: 1, at });
  }
}
