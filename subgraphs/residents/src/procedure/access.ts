import { fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';
import { KEPT_FIELDS } from '../register/types/kept.js';

const KEEPING = ['CASE_MANAGER', 'LEGAL_COUNSELLOR', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'];

export const procedureAccess: FeatureAccess = {
  groups: {
    LEGAL_PROCEDURE: {
      description:
        'How far the procedure at the authority for asylum has come: those of the State who register and counsel, and who represents the resident in law.',
      personal: true,
      roles: [...KEEPING, 'LEGAL_REPRESENTATIVE'],
      across: 'NEVER',
    },
    PROCEDURE_KEEPING: {
      description: 'Record how far a procedure has come: those of the State who register and counsel.',
      personal: false,
      roles: KEEPING,
      across: 'NEVER',
    },
  },
  types: {
    ProcedureStep: {
      base: 'LEGAL_PROCEDURE',
      person: residentIdOf,
      fields: fieldsOf('LEGAL_PROCEDURE', `${KEPT_FIELDS} stage reachedOn reference toldBy`),
    },
  },
  extends: {
    Resident: fieldsOf('LEGAL_PROCEDURE', 'procedureSteps'),
    Stay: fieldsOf('LEGAL_PROCEDURE', 'procedureStage'),
  },
  mutations: {
    recordProcedureStep: {
      group: 'PROCEDURE_KEEPING',
      performsNothing: BY_LAW,
      moments: { reachedOn: DONE },
    },
    endProcedureStep: { group: 'PROCEDURE_KEEPING', performsNothing: BY_LAW },
  },
  recordInputs: { procedureStepId: { table: 'procedure_step', people: ['resident_id'] } },
};
