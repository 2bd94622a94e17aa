import type { Row } from '../bulk/table.js';
import { momentText } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { LEGAL_AID_PARTNER } from '../staff/organisations.js';
import { type Sop, sops } from './agreement.js';
import { safeZones } from './safe-zones.js';

/** What the annex on data of an agreement opens: which organisation, which groups, under which clause. */
interface Annex {
  organisation: string;
  fieldGroups: readonly string[];
  clause: string;
}

const PURPOSES = ['CARE', 'PROTECTION', 'LEGAL_AID', 'COORDINATION', 'EMERGENCY', 'AUDIT'];
const withZone = new Set(safeZones.map(({ site }) => site.centre.id));

/** The State opens names and protection to IOM where IOM watches over a safe zone at night; elsewhere the day's work. */
const ofState = (sop: Sop): Annex[] => [
  withZone.has(sop.centre.id)
    ? { organisation: 'IOM', fieldGroups: ['OPERATIONAL', 'IDENTITY', 'PROTECTION'], clause: 'A.1' }
    : { organisation: 'IOM', fieldGroups: ['OPERATIONAL'], clause: 'A.2' },
];

/** IOM opens to the others that a service took place, not what was said. */
const ofIom = (): Annex[] =>
  ['STATE', 'IOM', LEGAL_AID_PARTNER].map((organisation) => ({
    organisation,
    fieldGroups: ['OPERATIONAL'],
    clause: 'A.3',
  }));

const rowsOf = (annexes: (sop: Sop) => Annex[], owner: string): Row[] =>
  sops.flatMap((sop) =>
    annexes(sop).map(({ organisation, fieldGroups, clause }) => ({
      id: identifierOf(`sharing ${owner} ${sop.id} ${organisation}`, sop.validFrom),
      centre_id: sop.centre.id,
      organisation,
      field_groups: fieldGroups,
      purposes: PURPOSES,
      sop_id: sop.id,
      clause,
      valid_from: momentText(sop.validFrom),
      valid_until: sop.validUntil === null ? null : momentText(sop.validUntil),
    })),
  );

/** What the State opens of the residents. */
export const residentsSharingRows: readonly Row[] = rowsOf(ofState, 'residents');

/** What IOM opens of the services. */
export const servicesSharingRows: readonly Row[] = rowsOf(ofIom, 'services');
