import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import {
  DateOfBirthCertainty,
  FamilySituation,
  HouseholdRelation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NationalityStatus,
  RiskLevel,
  Sex,
} from '../values.js';
import { LanguageSkillInput } from './language-skill.js';
import { OtherNameInput } from './other-name.js';
import { Resident } from './resident.js';

@InputType({ description: 'Registers a person who begins a stay at a centre.' })
export class RegisterResidentInput extends WriteInput {
  @Field(() => String, { description: "The State's own number of the resident, 1 to 40 characters." })
  registrationNumber!: string;

  @Field(() => String, {
    description: 'Given name, 1 to 200 characters; the name of somebody who has only one.',
  })
  givenName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Family name, 1 to 200 characters; absent for somebody who has one name.',
  })
  familyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Given name in Latin letters, 1 to 200 characters; without it a machine writes both names so, where it can.',
  })
  givenNameLatin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Family name in Latin letters, 1 to 200 characters.',
  })
  familyNameLatin?: string | null;

  @Field(() => LatinNameSource, {
    nullable: true,
    description: 'Who wrote the names in Latin letters: DOCUMENT, or REGISTRAR, as by default.',
  })
  latinNameSource?: LatinNameSource | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of birth, if known.' })
  dateOfBirth?: string | null;

  @Field(() => DateOfBirthCertainty, {
    nullable: true,
    description: 'On what the date of birth rests; absent when that is not known.',
  })
  dateOfBirthCertainty?: DateOfBirthCertainty | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the date of birth is an estimate: the same as the certainty ASSESSED.',
  })
  dateOfBirthIsEstimate!: boolean;

  @Field(() => Sex, { description: 'Sex as declared or documented.' })
  sex!: Sex;

  @Field(() => String, { nullable: true, description: 'Nationality as an ISO 3166 alpha-3 code, if known.' })
  nationality?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Languages the resident speaks, the best one first, as ISO 639 codes such as `ar`.',
  })
  languages!: string[];

  @Field(() => FamilySituation, { description: 'With whom the resident came.' })
  familySituation!: FamilySituation;

  @Field(() => NationalityStatus, {
    nullable: true,
    description:
      'Whether there is a nationality: KNOWN goes without saying with one. STATELESS and UNKNOWN go without one.',
  })
  nationalityStatus?: NationalityStatus | null;

  @Field(() => [LanguageSkillInput], {
    nullable: true,
    description:
      'How well languages are spoken and written, at most 20; those that are not among `languages` are added to them.',
  })
  languageLevels?: LanguageSkillInput[] | null;

  @Field(() => InterpreterNeed, {
    nullable: true,
    description: 'Whether an interpreter is needed; NEEDED goes without saying with the language.',
  })
  interpreterNeed?: InterpreterNeed | null;

  @Field(() => String, {
    nullable: true,
    description: 'In which language an interpreter is needed, an ISO 639 code.',
  })
  interpreterLanguage?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Since when the family situation is so.' })
  familySituationSince?: string | null;

  @Field(() => InformationSource, {
    nullable: true,
    description: 'Who or what said what the family situation is.',
  })
  familySituationSource?: InformationSource | null;

  @Field(() => [OtherNameInput], {
    nullable: true,
    description:
      'Other names that the resident used or was given elsewhere, at most 20. The resident is found by them, too.',
  })
  otherNames?: OtherNameInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: "The State's number of the household that the resident belongs to; a new number founds it.",
  })
  householdNumber?: string | null;

  @Field(() => HouseholdRelation, {
    nullable: true,
    description: 'What the resident is in that household; UNKNOWN by default. One head at most.',
  })
  householdRelation?: HouseholdRelation | null;

  @Field(() => ID, { description: 'The centre of the stay.' })
  centreId!: string;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the stay, if any.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who manages the case, if that is decided.' })
  caseManagerId?: string | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Risk as assessed on arrival, if it was.' })
  riskLevel?: RiskLevel | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the stay began, within the last 30 years; now by default, never later.',
  })
  arrivedAt?: Date | null;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'Residents on record, of those who were told as possible duplicates, who are other people: at most 200. Each is kept as told apart, with the reason.',
  })
  differentFrom!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Why they are other people, 1 to 500 characters; needed with `differentFrom`.',
  })
  differentBecause?: string | null;
}

@InputType({ description: 'Begins another stay of a resident who has departed and come back.' })
export class ReadmitResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'Who has come back, to the centre of the last stay.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the new stay began; now by default, never later, and not before the departure.',
  })
  arrivedAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the new stay, if any.' })
  safeZoneId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who manages the case now, if that is decided.' })
  caseManagerId?: string | null;
}

export const ReadmitResidentPayload = payloadOf(
  'ReadmitResidentPayload',
  'What came of readmitting a resident.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
);
export type ReadmitResidentPayload = InstanceType<typeof ReadmitResidentPayload>;
