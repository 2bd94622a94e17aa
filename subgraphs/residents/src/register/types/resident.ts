import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, SafeZone, StaffMember } from '../../pointers.js';
import {
  CaseState,
  DateOfBirthCertainty,
  DepartureReason,
  FamilySituation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  RiskLevel,
  Sex,
} from '../values.js';

@ObjectType({ description: 'A person registered at a centre by the State.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Resident {
  @Field(() => ID, { description: 'Identifier of the resident.' })
  id!: string;

  @Field(() => String, { nullable: true, description: "The State's own number of the resident." })
  registrationNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name; null for somebody who has one name.' })
  familyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the father, or the part of the name that comes from him, as given; null when not known, and for somebody who has none.',
  })
  fatherName?: string | null;

  @Field(() => NameOrder, {
    nullable: true,
    description: 'In which order the parts are said; null while nobody has said.',
  })
  nameOrder?: NameOrder | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Given name, name of the father and family name, in the order in which they are said, the given name first while nobody has said; the one name of somebody who has no other.',
  })
  fullName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Given name in Latin letters; null when it is not on record so.',
  })
  givenNameLatin?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Family name in Latin letters; null when it is not on record so, and for somebody who has one name.',
  })
  familyNameLatin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the father in Latin letters; null when it is not on record so.',
  })
  fatherNameLatin?: string | null;

  @Field(() => LatinNameSource, {
    nullable: true,
    description: 'Who wrote the names in Latin letters; null without them.',
  })
  latinNameSource?: LatinNameSource | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of birth; null when not known.' })
  dateOfBirth?: string | null;

  @Field(() => DateOfBirthCertainty, {
    nullable: true,
    description: 'On what the date of birth rests; null when nobody has said, and without a date.',
  })
  dateOfBirthCertainty?: DateOfBirthCertainty | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the date of birth is an estimate: true for the certainty ASSESSED, false for every other and where nobody has said.',
  })
  dateOfBirthIsEstimate?: boolean | null;

  @Field(() => Sex, { nullable: true, description: 'Sex as registered.' })
  sex?: Sex | null;

  @Field(() => String, {
    nullable: true,
    description: 'Nationality as an ISO 3166 alpha-3 code; null when not known.',
  })
  nationality?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Languages the resident speaks, the best one first, as ISO 639 codes such as `ar` or `ps`.',
  })
  languages?: string[] | null;

  @Field(() => NationalityStatus, {
    nullable: true,
    description:
      'Whether the resident has a nationality; null while nobody has asked. Stateless and not known are two things.',
  })
  nationalityStatus?: NationalityStatus | null;

  @Field(() => InterpreterNeed, {
    nullable: true,
    description: 'Whether the resident needs an interpreter; UNKNOWN while nobody has said.',
  })
  interpreterNeed?: InterpreterNeed | null;

  @Field(() => String, {
    nullable: true,
    description: 'In which language, as an ISO 639 code; null unless one is needed.',
  })
  interpreterLanguage?: string | null;

  @Field(() => FamilySituation, { nullable: true, description: 'With whom the resident came.' })
  familySituation?: FamilySituation | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Since when the family situation is so, as far as is known; former ones are in `corrections`.',
  })
  familySituationSince?: string | null;

  @Field(() => InformationSource, {
    nullable: true,
    description: 'Who or what said so; null when that is not on record.',
  })
  familySituationSource?: InformationSource | null;

  @Field(() => Centre, { nullable: true, description: 'The centre of the present stay, or of the last one.' })
  centre?: Centre | null;

  @Field(() => SafeZone, {
    nullable: true,
    description: 'The safe zone to which the resident is assigned; null outside of one.',
  })
  safeZone?: SafeZone | null;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who manages the case; null while nobody is assigned.',
  })
  caseManager?: StaffMember | null;

  @Field(() => CaseState, { nullable: true, description: 'Where the case management stands.' })
  caseState?: CaseState | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'Risk as last assessed; null before the first time.',
  })
  riskLevel?: RiskLevel | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When the stay began.' })
  arrivedAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the stay ended; null while it lasts.',
  })
  departedAt?: Date | null;

  @Field(() => DepartureReason, { nullable: true, description: 'Why the stay ended; null while it lasts.' })
  departureReason?: DepartureReason | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the needs were last assessed; null before the first time.',
  })
  needsAssessedAt?: Date | null;

  @Field(() => Verification, {
    description: 'Whether the owners of centre, safe zone and case manager have confirmed that they exist.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the resident; pass it as `expectedVersion`.' })
  version!: number;

  householdId?: string | null;

  /** As the row keeps them. */
  languageLevels?: string[] | undefined;
  otherNames?: string[] | undefined;
  otherNameSources?: string[] | undefined;

  access?: RowAccess | undefined;
}

/** A page of residents, the latest arrival first. */
export const ResidentConnection = connectionOf(() => Resident, 'Resident');
