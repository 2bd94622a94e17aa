import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AttendanceState } from '../values.js';
import { Attendance } from './attendance.js';

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
