import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { DepartureReason } from '../../register/values.js';

@InputType({ description: 'Records a departure although later checks found the resident.' })
export class SeenLaterInput {
  @Field(() => String, {
    description: 'Why those checks are wrong, 1 to 500 characters; it is kept with them.',
  })
  reason!: string;
}

@InputType({ description: 'Ends the stay of a resident.' })
export class DepartResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'Who departs.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the stay ended; now by default, never later.',
  })
  at?: Date | null;

  @Field(() => DepartureReason, { description: 'Why the stay ended.' })
  reason!: DepartureReason;

  @Field(() => SeenLaterInput, {
    nullable: true,
    description:
      'Why later checks that found the resident are wrong; give it after they were told. They stay on record and count no longer.',
  })
  override?: SeenLaterInput | null;
}

export const DepartResidentPayload = payloadOf('DepartResidentPayload', 'What came of ending a stay.', {
  resident: [() => Resident, 'The resident; null when the write was refused.'],
});
export type DepartResidentPayload = InstanceType<typeof DepartResidentPayload>;
