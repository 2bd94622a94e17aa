import type { RowAccess } from '@mrrm/platform/access/row-access';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Resident } from '../../pointers.js';
import { AttendanceState } from '../values.js';

@ObjectType({ description: 'The place of a resident in a group activity.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Attendance {
  @Field(() => ID, { description: 'Identifier of the attendance.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'Whose place it is.' })
  resident?: Resident | null;

  @Field(() => AttendanceState, { description: 'Registered, came, did not come, or cancelled.' })
  state!: AttendanceState;

  @Field(() => Int, { description: 'Counts the changes of the attendance; pass it as `expectedVersion`.' })
  version!: number;

  activityId!: string;

  access?: RowAccess | undefined;
}

@InputType({
  description: 'Gives a resident a place in a group activity, or says whether the resident came.',
})
export class RecordAttendanceInput extends WriteInput {
  @Field(() => ID, { description: 'Which activity.' })
  activityId!: string;

  @Field(() => ID, { description: 'Which resident.' })
  residentId!: string;

  @Field(() => AttendanceState, { description: 'What is to be recorded.' })
  state!: AttendanceState;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that the client has seen; needed when the resident has an attendance already.',
  })
  expectedVersion?: number | null;
}

export const RecordAttendancePayload = payloadOf(
  'RecordAttendancePayload',
  'What came of recording an attendance.',
  {
    attendance: [() => Attendance, 'The attendance; null when the write was refused.'],
  },
);
export type RecordAttendancePayload = InstanceType<typeof RecordAttendancePayload>;
