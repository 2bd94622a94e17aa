import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { LanguageSkillInput } from '../../register/types/language-skill.js';
import { OtherNameInput } from '../../register/types/other-name.js';
import { Resident } from '../../register/types/resident.js';
import {
  DateOfBirthCertainty,
  DepartureReason,
  FamilySituation,
  HouseholdRelation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NationalityStatus,
  Sex,
} from '../../register/values.js';
import { ImportOutcome } from '../values.js';

@InputType({ description: 'A person and one stay, as another register has them.' })
export class ImportedResidentInput {
  @Field(() => String, {
    description: 'What names the row in that register, and never changes there; 1 to 100 characters.',
  })
  sourceKey!: string;

  @Field(() => String, { description: "The State's own number of the resident, 1 to 40 characters." })
  registrationNumber!: string;

  @Field(() => String, { description: 'Given name, 1 to 200 characters.' })
  givenName!: string;

  @Field(() => String, { nullable: true, description: 'Family name; absent for somebody who has one name.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'Given name in Latin letters.' })
  givenNameLatin?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name in Latin letters.' })
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

  @Field(() => Sex, { description: 'Sex as declared or documented.' })
  sex!: Sex;

  @Field(() => String, { nullable: true, description: 'Nationality as an ISO 3166 alpha-3 code, if known.' })
  nationality?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Languages the resident speaks, the best one first, as ISO 639 codes.',
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
    description: "The State's number of the household; a new number founds it.",
  })
  householdNumber?: string | null;

  @Field(() => HouseholdRelation, {
    nullable: true,
    description:
      'What the resident is in that household while the stay lasts; UNKNOWN by default. One head at most.',
  })
  householdRelation?: HouseholdRelation | null;

  @Field(() => ID, { nullable: true, description: 'The safe zone of the stay, if any.' })
  safeZoneId?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the stay began, within the last 30 years.' })
  arrivedAt!: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ended, if it has.' })
  departedAt?: Date | null;

  @Field(() => DepartureReason, { nullable: true, description: 'Why it ended, if it has.' })
  departureReason?: DepartureReason | null;
}

@InputType({ description: 'Takes over some people of another register, all of them or none.' })
export class ImportResidentsInput extends WriteInput {
  @Field(() => String, {
    description:
      'A short name of that register, 1 to 40 characters, the same each time: a row of it is taken over once.',
  })
  source!: string;

  @Field(() => ID, { description: 'The centre of the stays.' })
  centreId!: string;

  @Field(() => [ImportedResidentInput], { description: 'At most 200. For more there is a command.' })
  rows!: ImportedResidentInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Only says what would come of it.' })
  isRehearsal!: boolean;
}

export const ImportResidentsPayload = payloadOf(
  'ImportResidentsPayload',
  'What came of taking people over.',
  {
    outcomes: [() => [ImportOutcome], 'Of each row, in their order; null when the write was refused.'],
    residents: [
      () => [Resident],
      'Whom the rows are on record as, in their order: of each row but those that WOULD_BE_IMPORTED.',
    ],
  },
  'Why it was refused, for each bad row; nothing is taken over of whom somebody alike may be on record.',
);
export type ImportResidentsPayload = InstanceType<typeof ImportResidentsPayload>;
