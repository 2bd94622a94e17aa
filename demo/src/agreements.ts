import { createHash } from 'node:crypto';
import { centreId, safeZoneId } from './places.js';
import { namedIdentifier } from './random.js';
import type { Emit } from './rows.js';

const ALL_DAY = ['DAY', 'EVENING', 'NIGHT'];

/** Who does what in the model of the field: the State the basics, IOM what complements them, and the hours after the day. */
const RESPONSIBILITIES: [string, string, string, string[], string][] = [
  ['ACCOMMODATION', 'STATE', 'LEAD', ALL_DAY, '3.1'],
  ['FOOD', 'STATE', 'LEAD', ALL_DAY, '3.2'],
  ['NON_FOOD_ITEMS', 'STATE', 'LEAD', ALL_DAY, '3.3'],
  ['NON_FOOD_ITEMS', 'IOM', 'SUPPORT', ALL_DAY, '3.3'],
  ['BASIC_MEDICAL_CARE', 'STATE', 'LEAD', ALL_DAY, '3.4'],
  ['CASE_MANAGEMENT', 'STATE', 'LEAD', ['DAY'], '3.5'],
  ['CASE_MANAGEMENT', 'IOM', 'SUPPORT', ['EVENING', 'NIGHT'], '3.5'],
  ['SECURITY', 'STATE', 'LEAD', ALL_DAY, '3.6'],
  ['COUNSELLING', 'IOM', 'LEAD', ALL_DAY, '4.1'],
  ['PSYCHOSOCIAL_SUPPORT', 'IOM', 'LEAD', ['DAY', 'EVENING'], '4.2'],
  ['RECREATIONAL_ACTIVITIES', 'IOM', 'LEAD', ['DAY', 'EVENING'], '4.3'],
  ['LEGAL_AID', 'IOM', 'LEAD', ['DAY'], '4.4'],
  ['SPECIALISED_MEDICAL_REFERRAL', 'STATE', 'LEAD', ALL_DAY, '4.5'],
  ['SPECIALISED_MEDICAL_REFERRAL', 'IOM', 'SUPPORT', ALL_DAY, '4.5'],
  ['INTERPRETATION', 'IOM', 'LEAD', ALL_DAY, '4.6'],
  ['CULTURAL_MEDIATION', 'IOM', 'LEAD', ['DAY', 'EVENING'], '4.7'],
  ['EDUCATION', 'IOM', 'LEAD', ['DAY', 'EVENING'], '4.8'],
  ['INFORMATION_PROVISION', 'IOM', 'LEAD', ALL_DAY, '4.9'],
  ['RENOVATION', 'IOM', 'SUPPORT', ['DAY'], '5.1'],
];

const AGREEMENTS = [
  ['RRC-SOFIA', 1, 'SUPERSEDED', '2019-06-19', '2023-01-01'],
  ['RRC-SOFIA', 2, 'IN_FORCE', '2023-01-01', null],
  ['HARMANLI', 1, 'IN_FORCE', '2024-05-16', null],
] as const;

/** The agreement of a centre that was in force at a moment, if one was. */
export function sopInForce(centre: string, moment: number): string | null {
  const found = AGREEMENTS.find(
    ([code, , , from, until]) =>
      code === centre && Date.parse(from) <= moment && (until === null || moment < Date.parse(until)),
  );
  return found ? sopId(found[0], found[1]) : null;
}

const sopId = (centre: string, number: number) => namedIdentifier(`cooperation SOP ${centre} ${number}`);

/** Writes the agreements with their responsibilities and signatures. */
export function writeAgreements(emit: Emit): void {
  for (const [centre, number, status, from, until] of AGREEMENTS) {
    const id = sopId(centre, number);
    const document = `SOP-${centre}-${number}.pdf`;
    emit('cooperation_sop', {
      id,
      centre_id: centreId(centre),
      number,
      status,
      valid_from: new Date(from),
      valid_until: until && new Date(until),
      document_name: document,
      document_sha256: createHash('sha256').update(document).digest('hex'),
    });
    RESPONSIBILITIES.forEach(([work, organisation, level, windows, clause], index) => {
      emit('sop_responsibility', {
        id: namedIdentifier(`responsibility ${centre} ${number} ${index}`),
        sop_id: id,
        function: work,
        organisation,
        level,
        windows,
        clause,
      });
    });
    for (const organisation of ['STATE', 'IOM']) {
      emit('sop_party', {
        id: namedIdentifier(`party ${centre} ${number} ${organisation}`),
        sop_id: id,
        organisation,
        signed_at: new Date(Date.parse(from) - 7 * 86_400_000),
        signed_by: `Head of mission of ${organisation}`,
      });
    }
  }
}

/** Writes a few inspections and works of renovation. */
export function writeUpkeep(emit: Emit): void {
  const zones = [
    ['RRC-SOFIA', 'SZ-VOENNA-RAMPA', '2023-04-18', 'PASSED', 'Toilets and showers work; rooms are clean.'],
    ['RRC-SOFIA', 'SZ-OVCHA-KUPEL', '2023-10-03', 'PASSED_WITH_FINDINGS', 'Two showers drip; mended in a week.'],
    ['RRC-SOFIA', 'SZ-VOENNA-RAMPA', '2024-09-12', 'PASSED', 'Emergency exits are free and marked.'],
    ['HARMANLI', 'SZ-HARMANLI', '2024-11-05', 'PASSED_WITH_FINDINGS', 'Heating of one room is weak.'],
  ] as const;
  for (const [centre, zone, on, outcome, summary] of zones) {
    emit('inspection', {
      id: namedIdentifier(`inspection ${zone} ${on}`),
      centre_id: centreId(centre),
      safe_zone_id: safeZoneId(zone),
      inspected_on: on,
      authority: 'Joint visit of the State Agency for Refugees and IOM',
      outcome,
      summary,
    });
  }
  const works = [
    ['RRC-SOFIA', 'Renovation of the third floor of Voenna Rampa', 'DONE', '2019-02-01', '2019-05-20'],
    ['RRC-SOFIA', 'Renovation of Ovcha Kupel for children, 250 places', 'APPROVED', '2024-12-02', null],
    ['HARMANLI', 'Heating of the safe zone', 'IN_PROGRESS', '2024-11-20', null],
  ] as const;
  for (const [centre, title, state, openedOn, completedOn] of works) {
    emit('work_order', {
      id: namedIdentifier(`work order ${title}`),
      centre_id: centreId(centre),
      title,
      state,
      requested_by: 'STATE',
      funded_by: 'IOM',
      opened_on: openedOn,
      completed_on: completedOn,
    });
  }
}
