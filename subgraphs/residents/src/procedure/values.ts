import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ProcedureStage = describedList(
  'ProcedureStage',
  'How far the procedure of a resident at the authority for asylum has come.',
  labels.ProcedureStage,
  {
    NO_APPLICATION: 'No application for protection was made.',
    APPLIED: 'An application was made and is not registered yet.',
    REGISTERED: 'The application is registered.',
    RESPONSIBILITY: 'It is being found out which State is responsible.',
    EXAMINED: 'The application is being examined.',
    APPEALED: 'A decision was appealed against.',
    PROTECTED: 'Protection was granted.',
    REFUSED: 'Protection was refused for good.',
    ENDED: 'The application was withdrawn or discontinued.',
    RETURNING: 'A return is being carried out.',
  },
);
export type ProcedureStage = keyof typeof ProcedureStage;
