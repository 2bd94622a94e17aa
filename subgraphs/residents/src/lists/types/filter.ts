import { PageArguments } from '@mrrm/platform/reading/connection';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { FamilySituation, RiskLevel } from '../../register/values.js';
import { ResidentOrder } from '../values.js';

@InputType({ description: 'Which residents a list shows. Every condition that is given must hold.' })
export class ResidentFilter {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those whose latest presence check found them present; false: all others, also those never checked.',
  })
  present?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those whose stay is over. Without it, or with false, the list shows those who stay now.',
  })
  departed?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Those assigned to this safe zone.' })
  safeZoneId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those who speak this language, an ISO 639 code such as `ar`.',
  })
  language?: string | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Those at this risk.' })
  riskLevel?: RiskLevel | null;

  @Field(() => FamilySituation, { nullable: true, description: 'Those in this family situation.' })
  familySituation?: FamilySituation | null;
}

@ArgsType()
export class ResidentPageArguments extends PageArguments {
  @Field(() => ResidentFilter, {
    nullable: true,
    description: 'Which residents; all who stay now by default.',
  })
  filter?: ResidentFilter | null;

  @Field(() => ResidentOrder, {
    defaultValue: 'LATEST_ARRIVAL',
    description: 'In which order they come. A cursor belongs to the order in which it was given.',
  })
  order!: ResidentOrder;
}
