import type { RowAccess } from '@mrrm/platform/access/row-access';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Bed } from '../../premises/types/bed.js';
import { BedReasonCode } from '../values.js';
import { PlacementFinding } from './finding.js';

@ArgsType()
export class SuggestBedsArguments {
  @Field(() => ID, { description: 'The resident who needs a bed.' })
  residentId!: string;

  @Field(() => ID, { description: 'The centre in which it is looked for.' })
  centreId!: string;

  @Field(() => ID, { nullable: true, description: 'The safe zone, when no other will do.' })
  safeZoneId?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'From when; now by default.' })
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when it is needed; without an end by default.',
  })
  until?: Date | null;

  @Field(() => Int, { defaultValue: 10, description: 'How many beds, 1 to 50.' })
  first!: number;
}

@ObjectType({ description: 'One thing that speaks for a bed.', simpleResolvers: true })
export class BedReason {
  @Field(() => BedReasonCode, { description: 'What it is.' })
  code!: BedReasonCode;

  @Field(() => String, { description: 'The same in one sentence.' })
  message!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Square metres for each who would sleep there, to a tenth; null but for SPACE_EACH.',
  })
  squareMetresEach?: number | null;
}

@ObjectType({
  description: 'A bed that is free for a resident, and what speaks for and against it.',
  simpleResolvers: true,
})
export class BedSuggestion {
  @Field(() => Int, {
    description:
      'Its place in the order, 1 for the most suitable. The order follows only what the reader may know.',
  })
  rank!: number;

  @Field(() => Bed, { description: 'The bed.' })
  bed!: Bed;

  @Field(() => [BedReason], { description: 'What speaks for it, the weightiest first.' })
  reasons!: BedReason[];

  @Field(() => [PlacementFinding], {
    description: 'What the rules say of it; with a rule that needs an override it comes after all without.',
  })
  findings!: PlacementFinding[];

  residentId!: string;
  access?: RowAccess | undefined;
}
