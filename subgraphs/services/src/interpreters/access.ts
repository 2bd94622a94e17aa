import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { PLANNED } from '../times.js';

export const access: FeatureAccess = {
  types: {
    InterpreterBooking: {
      base: 'OPERATIONAL',
      people: ({ resident, interpreter }) => [resident?.id, interpreter?.id],
      fields: fieldsByGroup({
        OPERATIONAL:
          'id centre interpreter resident language languageException startsAt endsAt state verification version',
      }),
    },
  },
  extends: { Centre: fieldsByGroup({ OPERATIONAL: 'interpreterBookings' }) },
  mutations: {
    bookInterpreter: {
      group: 'SERVING',
      performs: ['INTERPRETATION'],
      record: 'interpreter_booking',
      moments: { startsAt: PLANNED, endsAt: PLANNED },
    },
  },
  arguments: argumentsOf({ OPERATIONAL: 'Centre.interpreterBookings(from,until)' }),
  personInputs: ['residentId', 'interpreterId'],
};
