import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RepresentationEnd } from '../values.js';
import { LegalRepresentative } from './legal-representative.js';

@ObjectType({ description: 'Who represents a resident in law, from when until when.', simpleResolvers: true })
export class Representation {
  @Field(() => ID, { description: 'Identifier of the representation.' })
  id!: string;

  @Field(() => LegalRepresentative, { description: 'Who represents the resident.' })
  legalRepresentative!: LegalRepresentative;

  @Field(() => GraphQLLocalDate, { description: 'The first day of the representation.' })
  appointedOn!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day from which it holds no longer; null while no end is known.',
  })
  endedOn?: string | null;

  @Field(() => RepresentationEnd, {
    nullable: true,
    description: 'Why it was ended; null while it was not, or when that was not said.',
  })
  endReason?: RepresentationEnd | null;

  @Field(() => Boolean, {
    description:
      'Whether an adult is represented; every other representation ends on the 18th birthday, by the clock of the centre.',
  })
  ofAdult!: boolean;

  @Field(() => Int, { description: 'Counts the changes of the representation.' })
  version!: number;

  residentId!: string;
}
