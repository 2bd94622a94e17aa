import type { Feature } from '@mrrm/platform/schema/feature';
import { procedureAccess } from './access.js';
import {
  ProcedureOfResidentResolver,
  ProcedureOfStayResolver,
  ProcedureStepResolver,
} from './resolvers/step.js';

/** How far the procedures of residents at the authority for asylum have come. */
export const procedures: Feature = {
  name: 'procedure',
  resolvers: [ProcedureOfResidentResolver, ProcedureOfStayResolver, ProcedureStepResolver],
  access: procedureAccess,
  costs: { lists: { 'Resident.procedureSteps': 5 } },
};
