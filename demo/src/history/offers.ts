import type { Row } from '../bulk/table.js';
import { type Centre, centres } from '../premises/centres.js';
import type { CentreFunction } from '../premises/responsibilities.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { identifierOf } from '../seed/identifier.js';
import { LEGAL_AID_PARTNER } from '../staff/organisations.js';
import { colleagues, colleaguesBy, type StaffMember } from '../staff/people.js';
import type { StaffRole } from '../staff/teams.js';

/** A service in the catalogue of a centre. */
export interface Offer {
  id: string;
  centre: Centre;
  organisation: string;
  function: CentreFunction;
  name: string;
  description: string;
  roles: readonly StaffRole[];
}

type Kind = Omit<Offer, 'id' | 'centre'>;

const kind = (
  organisation: string,
  name: CentreFunction,
  roles: readonly StaffRole[],
  title: string,
  description: string,
): Kind => ({
  organisation,
  function: name,
  roles,
  name: title,
  description,
});

const KINDS: readonly Kind[] = [
  kind(
    'IOM',
    'COUNSELLING',
    ['SOCIAL_WORKER'],
    'Social consultation',
    'A talk with a social worker about what a person needs and may have.',
  ),
  kind(
    'IOM',
    'PSYCHOSOCIAL_SUPPORT',
    ['PSYCHOLOGIST'],
    'Psychological consultation',
    'A talk with a psychologist, with an interpreter where one is needed.',
  ),
  kind(
    'IOM',
    'RECREATIONAL_ACTIVITIES',
    ['ACTIVITY_FACILITATOR'],
    'Games and sport',
    'Football, table tennis, board games, art.',
  ),
  kind(
    'IOM',
    'LEGAL_AID',
    ['LEGAL_COUNSELLOR'],
    'Legal counselling',
    'What the procedure is, what comes next, what can be appealed.',
  ),
  kind(
    'IOM',
    'SPECIALISED_MEDICAL_REFERRAL',
    ['SOCIAL_WORKER'],
    'Way to a specialist',
    'Appointment with a clinic, company on the way, an interpreter there.',
  ),
  kind('IOM', 'INTERPRETATION', ['INTERPRETER'], 'Interpretation', 'Interpreting at talks and appointments.'),
  kind(
    'IOM',
    'CULTURAL_MEDIATION',
    ['CULTURAL_MEDIATOR'],
    'Cultural mediation',
    'Somebody who knows both sides helps them to understand each other.',
  ),
  kind(
    'IOM',
    'EDUCATION',
    ['ACTIVITY_FACILITATOR'],
    'Language class',
    'Bulgarian and English for beginners, help with homework.',
  ),
  kind(
    'IOM',
    'INFORMATION_PROVISION',
    ['SOCIAL_WORKER', 'CULTURAL_MEDIATOR'],
    'Information on rights and duties',
    'Rights, duties, benefits and the rules of the house, in a language that is understood.',
  ),
  kind(
    'STATE',
    'CASE_MANAGEMENT',
    ['CASE_MANAGER'],
    'Talk with the case manager',
    'Assessment, plan and review of the case.',
  ),
  kind('STATE', 'BASIC_MEDICAL_CARE', ['NURSE'], 'Nurse’s hours', 'Examination and first treatment.'),
  kind(
    LEGAL_AID_PARTNER,
    'LEGAL_AID',
    ['LEGAL_COUNSELLOR'],
    'Hours of the legal aid bureau',
    'Representation in appeals.',
  ),
];

const OFFERED = Date.parse('2018-12-20T09:00:00Z');

/** The catalogue of every centre: what somebody is there to give. Invented. */
export const offers: readonly Offer[] = centres.flatMap((centre) =>
  KINDS.filter(({ organisation, roles }) => colleagues(organisation, roles, centre).length > 0).map(
    (one): Offer => ({
      ...one,
      id: identifierOf(`offer ${centre.code} ${one.organisation} ${one.name}`, OFFERED),
      centre,
    }),
  ),
);

const byCentre = new Map(centres.map((centre) => [centre, new Map<CentreFunction, Offer>()]));
for (const offer of offers) {
  const known = byCentre.get(offer.centre)!;
  if (!known.has(offer.function)) known.set(offer.function, offer);
}

/** The offer of a function at a centre, by whoever leads it. @throws Error when nobody offers it there */
export function offerOf(centre: Centre, name: CentreFunction): Offer {
  const offer = byCentre.get(centre)?.get(name);
  if (!offer) throw new Error(`Nobody offers ${name} at ${centre.code}.`);
  return offer;
}

const providers = new Map<Offer, ReturnType<typeof colleaguesBy>>();

/** Who may give a service: the zone's own people where there are any. */
export function providersOf(offer: Offer, zone: string | undefined): StaffMember[] {
  let known = providers.get(offer);
  if (!known) {
    known = colleaguesBy(offer.organisation, offer.roles);
    providers.set(offer, known);
  }
  return known(offer.centre, zone);
}

const languagesOf = (people: readonly StaffMember[]) =>
  [...new Set(people.flatMap(({ languages }) => languages))].sort();

export const serviceOfferRows: readonly Row[] = offers.map((offer) => {
  const people = providersOf(offer, undefined);
  return {
    id: offer.id,
    centre_id: offer.centre.id,
    organisation: offer.organisation,
    function: offer.function,
    name: offer.name,
    description: offer.description,
    languages: languagesOf(people),
    active: true,
    ...writtenBy(people[0]!, offer.centre, Date.parse('2019-01-02T09:00:00Z')),
    ...writtenAt(OFFERED),
  };
});
