import { Field, Int, ObjectType } from 'type-graphql';
import { Resident } from '../../register/types/resident.js';
import { DuplicateReason } from '../values.js';

const SCORE =
  'How much speaks for it, 0 to 100: told from 50 on; from 70 on it holds up a registration until somebody has said that it is another person.';

@ObjectType({
  description: 'Somebody on record who may be the same person as another one.',
  simpleResolvers: true,
})
export class PossibleDuplicate {
  @Field(() => Resident, { nullable: true, description: 'Who it may be.' })
  resident?: Resident | null;

  @Field(() => Int, { description: SCORE })
  score!: number;

  @Field(() => [DuplicateReason], {
    description: 'What speaks for it: a document first, then the names and the dates of birth.',
  })
  reasons!: DuplicateReason[];

  residentId!: string;
}

@ObjectType({ description: 'Two records that may be of one person.', simpleResolvers: true })
export class DuplicatePair {
  @Field(() => Resident, { nullable: true, description: 'The record that was made first.' })
  one?: Resident | null;

  @Field(() => Resident, { nullable: true, description: 'The record that was made later.' })
  other?: Resident | null;

  @Field(() => Int, { description: SCORE })
  score!: number;

  @Field(() => [DuplicateReason], {
    description: 'What speaks for it: a document first, then the names and the dates of birth.',
  })
  reasons!: DuplicateReason[];

  oneId!: string;

  otherId!: string;
}
