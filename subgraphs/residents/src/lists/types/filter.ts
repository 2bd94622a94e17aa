import { PageArguments } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { FamilySituation, InterpreterNeed, RiskLevel } from '../../register/values.js';
import { ResidentOrder } from '../values.js';

@InputType({ description: 'Which residents a list shows. Every condition that is given must hold.' })
export class ResidentFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Those with this name, however it is spelt: in Latin, Cyrillic, Arabic or Persian letters; one part or several, in any order, each from its beginning on; in longer parts one consonant behind the first may be wrong. Vowels make no difference: Hassan finds Hussein.',
  })
  name?: string | null;

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

  @Field(() => InterpreterNeed, {
    nullable: true,
    description: 'Those who need an interpreter, those who need none, or those of whom nobody has said.',
  })
  interpreterNeed?: InterpreterNeed | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those who need an interpreter in this language, an ISO 639 code such as `ar`.',
  })
  interpreterLanguage?: string | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Those at this risk.' })
  riskLevel?: RiskLevel | null;

  @Field(() => FamilySituation, { nullable: true, description: 'Those in this family situation.' })
  familySituation?: FamilySituation | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Those whose number of the State's starts so, however it is written: read as `residentsByRegistrationNumber` reads it.",
  })
  registrationNumberStarts?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Those of at least this age today, in whole years, 0 to 130; not those whose date of birth is not known.',
  })
  ageFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Those of at most this age today, in whole years, 0 to 130; not those whose date of birth is not known.',
  })
  ageTo?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Those of this nationality, an ISO 3166 alpha-3 code such as `SYR`.',
  })
  nationality?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Those whose present or last stay began at this moment or later.',
  })
  arrivedFrom?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Those whose present or last stay began before this moment.',
  })
  arrivedUntil?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those whose needs were assessed; false: those whose needs never were.',
  })
  needsAssessed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those whom somebody represents in law today; false: all others.',
  })
  hasRepresentative?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those whose case somebody manages; false: those to whom nobody is assigned.',
  })
  hasCaseManager?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those who stay now and are to be looked for, by the clock of the centre or since their leave is over; false: all others.',
  })
  checkOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: those who stay now, arrived 24 hours ago or earlier, and were not screened since; false: all others.',
  })
  screeningOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those whose case is to be reviewed today or earlier; false: all others.',
  })
  caseReviewDue?: boolean | null;
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
