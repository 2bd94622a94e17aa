import { payloadOf } from '@mrrm/platform/writing/payload';
import { Resident } from '../../register/types/resident.js';
import { PossibleDuplicate } from './possible-duplicate.js';

export const RegisterResidentPayload = payloadOf(
  'RegisterResidentPayload',
  'What came of registering a resident.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
    possibleDuplicates: [
      () => [PossibleDuplicate],
      'Who on record may be the same person, of those whose identity you may read, the most alike first, at most 20; also when the write was refused for them. Null when nobody was looked for.',
    ],
  },
  'Why it was refused, or of what it was warned; empty when it went through and nobody is alike.',
);
export type RegisterResidentPayload = InstanceType<typeof RegisterResidentPayload>;
