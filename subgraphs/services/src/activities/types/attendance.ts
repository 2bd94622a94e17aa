import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
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
