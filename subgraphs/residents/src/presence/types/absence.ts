import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ObjectType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { PresenceStatus } from '../values.js';

@ObjectType({
  description: 'A resident of a centre who is not known to be there.',
  simpleResolvers: true,
})
export class Absence {
  @Field(() => Resident, { description: 'Who is not there.' })
  resident!: Resident;

  @Field(() => PresenceStatus, {
    nullable: true,
    description:
      'What the latest check found; null when the resident was never checked: unknown, not absent.',
  })
  status?: PresenceStatus | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The first failed check after the last successful one; null when never checked.',
  })
  absentSince?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The last check that found the resident present; null when there is none.',
  })
  lastPresentAt?: Date | null;
}
