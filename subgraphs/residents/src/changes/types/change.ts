import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ID, ObjectType } from 'type-graphql';
import { ChangedGroup, ResidentChangeKind } from '../values.js';

@ObjectType({
  description:
    'What became of a resident, for programs that follow the register: what kind of thing, of whom and where, and no value.',
  simpleResolvers: true,
})
export class Change {
  @Field(() => ResidentChangeKind, { description: 'What became of the resident.' })
  kind!: ResidentChangeKind;

  @Field(() => ChangedGroup, {
    nullable: true,
    description: 'In which group of fields; null for what is no change of fields.',
  })
  fieldGroup?: ChangedGroup | null;

  @Field(() => ID, { description: 'Identifier of the resident.' })
  residentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the stay that began, ended or was corrected; null for what is about no stay.',
  })
  stayId?: string | null;

  @Field(() => ID, { description: 'Identifier of the centre where it happened.' })
  centreId!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

export const ChangeConnection = connectionOf(() => Change, 'Change', undefined, false);
