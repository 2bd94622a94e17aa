import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { withPerson } from '../../register/types/person-input.js';
import { Resident } from '../../register/types/resident.js';
import { DepartureReason } from '../../register/values.js';
import { ImportOutcome } from '../values.js';

@InputType({ description: 'A person and one stay, as another register has them.' })
export class ImportedResidentInput extends withPerson(Object) {
  @Field(() => String, {
    description: 'What names the row in that register, and never changes there; 1 to 100 characters.',
  })
  sourceKey!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the stay began, within the last 30 years.' })
  arrivedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended, if it has.' })
  departedAt?: Date | null;

  @Field(() => DepartureReason, { nullable: true, description: 'Why it ended, if it has.' })
  departureReason?: DepartureReason | null;
}

@InputType({ description: 'Takes over some people of another register, all of them or none.' })
export class ImportResidentsInput extends WriteInput {
  @Field(() => String, {
    description:
      'A short name of that register, 1 to 40 characters, the same each time: a row of it is taken over once.',
  })
  source!: string;

  @Field(() => ID, { description: 'The centre of the stays.' })
  centreId!: string;

  @Field(() => [ImportedResidentInput], { description: 'At most 200. For more there is a command.' })
  rows!: ImportedResidentInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Only says what would come of it.' })
  isRehearsal!: boolean;
}

export const ImportResidentsPayload = payloadOf(
  'ImportResidentsPayload',
  'What came of taking people over.',
  {
    outcomes: [() => [ImportOutcome], 'Of each row, in their order; null when the write was refused.'],
    residents: [
      () => [Resident],
      'Whom the rows are on record as, in their order: of each row but those that WOULD_BE_IMPORTED.',
    ],
  },
  'Why it was refused, for each bad row; nothing is taken over of whom somebody alike may be on record.',
);
export type ImportResidentsPayload = InstanceType<typeof ImportResidentsPayload>;
