import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, InputType, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { NeedArea, NeedFinding } from '../values.js';

@ObjectType({ description: 'What was found in one area of need of a resident.', simpleResolvers: true })
export class AreaAssessment {
  @Field(() => NeedArea, { description: 'In which area.' })
  area!: NeedArea;

  @Field(() => NeedFinding, {
    nullable: true,
    description: 'What was found; null while nobody has said anything of this area: it is not known.',
  })
  finding?: NeedFinding | null;

  @Field(() => String, { nullable: true, description: 'What else was noted.' })
  note?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was found; null while nobody has said anything of this area.',
  })
  assessedAt?: Date | null;

  @Field(() => StaffMember, { nullable: true, description: 'Who found it; null when not known.' })
  assessedBy?: StaffMember | null;

  residentId!: string;
}

@InputType({ description: 'What an assessment found in one area of need.' })
export class AreaAssessmentInput {
  @Field(() => NeedArea, { description: 'In which area; each one once.' })
  area!: NeedArea;

  @Field(() => NeedFinding, { description: 'What was found.' })
  finding!: NeedFinding;

  @Field(() => String, { nullable: true, description: 'What else is to be known, up to 500 characters.' })
  note?: string | null;
}
