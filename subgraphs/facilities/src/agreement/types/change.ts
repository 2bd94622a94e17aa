import { Field, ObjectType } from 'type-graphql';
import { CentreFunction, ChangeKind } from '../values.js';
import { Responsibility } from './responsibility.js';

@ObjectType({
  description: 'What became different about one function of one organisation between two versions of an SOP.',
  simpleResolvers: true,
})
export class SopChange {
  @Field(() => ChangeKind, {
    description: 'Whether the organisation got it, lost it, or has it differently.',
  })
  kind!: ChangeKind;

  @Field(() => CentreFunction, { description: 'The function.' })
  function!: CentreFunction;

  @Field(() => String, { description: 'Short code of the organisation.' })
  organisationCode!: string;

  @Field(() => [Responsibility], {
    description: 'The lines of the earlier version; empty when it was added.',
  })
  before!: Responsibility[];

  @Field(() => [Responsibility], { description: 'The lines of this version; empty when it was removed.' })
  after!: Responsibility[];
}
