import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { RiskLevel } from '../values.js';
import { withPerson } from './person-input.js';
import { Resident } from './resident.js';

@InputType({ description: 'Registers a person who begins a stay at a centre.' })
export class RegisterResidentInput extends withPerson(WriteInput) {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the date of birth is an estimate: the same as the certainty ASSESSED.',
  })
  dateOfBirthIsEstimate!: boolean;

  @Field(() => ID, { description: 'The centre of the stay.' })
  centreId!: string;

  @Field(() => ID, { nullable: true, description: 'Who manages the case, if that is decided.' })
  caseManagerId?: string | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Risk as assessed on arrival, if it was.' })
  riskLevel?: RiskLevel | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the stay began, within the last 30 years; now by default, never later.',
  })
  arrivedAt?: Date | null;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'Residents on record, of those who were told as possible duplicates, who are other people: at most 200. Each is kept as told apart, with the reason.',
  })
  differentFrom!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why they are other people, 1 to 500 characters; needed with `differentFrom`.',
  })
  differentBecause?: string | null;
}

@InputType({ description: 'Begins another stay of a resident who has departed and come back.' })
export class ReadmitResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'Who has come back, to the centre of the last stay.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the new stay began; now by default, never later, and not before the departure.',
  })
  arrivedAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the new stay, if any.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who manages the case now, if that is decided.' })
  caseManagerId?: string | null;
}

export const ReadmitResidentPayload = payloadOf(
  'ReadmitResidentPayload',
  'What came of readmitting a resident.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
);
export type ReadmitResidentPayload = InstanceType<typeof ReadmitResidentPayload>;
