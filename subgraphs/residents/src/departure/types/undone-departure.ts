import type { RowAccess } from '@mrrm/platform/access/row-access';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { DepartureReason } from '../../register/values.js';

@ObjectType({
  description: 'A departure that was taken back: the stay went on as if nobody had left.',
  simpleResolvers: true,
})
export class UndoneDeparture {
  @Field(() => ID, { description: 'Identifier of the taking back.' })
  id!: string;

  @Field(() => ID, { description: 'Identifier of the stay that goes on.' })
  stayId!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the resident was said to have departed.' })
  departedAt!: Date;

  @Field(() => DepartureReason, { description: 'Why, as it was said then.' })
  departureReason!: DepartureReason;

  @Field(() => GraphQLDateTimeISO, { description: 'When the departure was recorded.' })
  recordedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was taken back.' })
  undoneAt!: Date;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who took it back; null for a sign-in that is of no staff member.',
  })
  undoneBy?: StaffMember | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was wrong. For those of the State who read all of a record, and for legal representatives.',
  })
  reason?: string | null;

  residentId!: string;

  access?: RowAccess | undefined;
}

@InputType({ description: 'Takes a departure back that was recorded by mistake.' })
export class UndoDepartureInput extends ChangeInput {
  @Field(() => ID, { description: 'Who has not departed after all.' })
  residentId!: string;

  @Field(() => String, { description: 'Why the departure was wrong, 1 to 500 characters; it is kept.' })
  reason!: string;
}

export const UndoDeparturePayload = payloadOf(
  'UndoDeparturePayload',
  'What came of taking a departure back.',
  {
    resident: [() => Resident, 'The resident, whose stay goes on; null when the write was refused.'],
  },
);
export type UndoDeparturePayload = InstanceType<typeof UndoDeparturePayload>;
