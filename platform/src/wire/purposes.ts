import { labels } from '../labels/labels.js';
import { describedList } from '../schema/value-list.js';

/** What somebody needs information for. A client says it in the header `x-purpose`; consents and clauses allow it. */
export const Purpose = describedList(
  'Purpose',
  'What somebody needs information for: what a client says in the header `x-purpose`.',
  labels.Purpose,
  {
    CARE: 'Everyday care of the people of a centre.',
    PROTECTION: 'Protection of children and others at risk.',
    LEGAL_AID: 'Legal aid and representation.',
    COORDINATION: 'Coordination of work, rota, premises and services.',
    ADMINISTRATION: 'Registration and administration.',
    STATISTICS: 'Figures; nothing about single people.',
    AUDIT: 'Supervision, data protection, requests for access.',
    EMERGENCY: 'A danger now: goes with an emergency access that is reviewed.',
  },
);
export type Purpose = keyof typeof Purpose;
