import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { LanguageSkillInput } from '../../register/types/language-skill.js';
import { OtherNameInput } from '../../register/types/other-name.js';
import { Resident } from '../../register/types/resident.js';
import {
  DateOfBirthCertainty,
  FamilySituation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  Sex,
} from '../../register/values.js';

@InputType({
  description:
    'Corrects what is registered about a resident. What is absent stays; what is on record already is no correction.',
})
export class CorrectResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'About whom.' })
  residentId!: string;

  @Field(() => String, {
    description:
      'Why it is corrected and on what that rests, 1 to 500 characters; it is kept with each value.',
  })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "The State's own number of the resident, 1 to 40 characters.",
  })
  registrationNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Given name, 1 to 200 characters.' })
  givenName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Family name, 1 to 200 characters; null for somebody who has one name.',
  })
  familyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the father, or the part of the name that comes from him, 1 to 200 characters; null when it is not known after all.',
  })
  fatherName?: string | null;

  @Field(() => NameOrder, {
    nullable: true,
    description: 'In which order the parts of the name are said; null when nobody can say.',
  })
  nameOrder?: NameOrder | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Given name in Latin letters, 1 to 200 characters. A name that is corrected without it is written so by machine again where a machine wrote the former one; null takes it off with the other names and the source.',
  })
  givenNameLatin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Family name in Latin letters, 1 to 200 characters.',
  })
  familyNameLatin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the father in Latin letters, 1 to 200 characters.',
  })
  fatherNameLatin?: string | null;

  @Field(() => LatinNameSource, {
    nullable: true,
    description: 'Who wrote the names in Latin letters: DOCUMENT, or REGISTRAR, as by default.',
  })
  latinNameSource?: LatinNameSource | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Date of birth; null when it is not known after all. Its certainty goes with it: give that too, or it is not said.',
  })
  dateOfBirth?: string | null;

  @Field(() => DateOfBirthCertainty, {
    nullable: true,
    description: 'On what the date of birth rests; null when nobody can say.',
  })
  dateOfBirthCertainty?: DateOfBirthCertainty | null;

  @Field(() => Sex, { nullable: true, description: 'Sex as declared or documented.' })
  sex?: Sex | null;

  @Field(() => String, {
    nullable: true,
    description: 'Nationality as an ISO 3166 alpha-3 code; null when it is not known after all.',
  })
  nationality?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All languages that the resident speaks, the best one first, as ISO 639 codes such as `ar`.',
  })
  languages?: string[] | null;

  @Field(() => FamilySituation, { nullable: true, description: 'With whom the resident came.' })
  familySituation?: FamilySituation | null;

  @Field(() => NationalityStatus, {
    nullable: true,
    description:
      'Whether there is a nationality; with another nationality it is not said unless it is given too. STATELESS and UNKNOWN go without one: make `nationality` null with them.',
  })
  nationalityStatus?: NationalityStatus | null;

  @Field(() => [LanguageSkillInput], {
    nullable: true,
    description:
      'How well languages are spoken and written, at most 20; all of them, as one value; those that are not among `languages` are added to them.',
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

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'Since when the family situation is so; with another situation it is not said unless it is given too.',
  })
  familySituationSince?: string | null;

  @Field(() => InformationSource, {
    nullable: true,
    description: 'Who or what said what the family situation is.',
  })
  familySituationSource?: InformationSource | null;

  @Field(() => [OtherNameInput], {
    nullable: true,
    description:
      'Other names that the resident used or was given elsewhere, at most 20: all of them, as one value. The resident is found by them, too.',
  })
  otherNames?: OtherNameInput[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it may make an adult of a child or a child of an adult, with all that ends or begins by that; say so after it was told.',
  })
  movesMajority!: boolean;
}

export const CorrectResidentPayload = payloadOf(
  'CorrectResidentPayload',
  'What came of correcting what is registered.',
  {
    resident: [() => Resident, 'The resident; null when the write was refused.'],
  },
  'Why it was refused, or what it moved; empty when it went through and moved nothing else.',
);
export type CorrectResidentPayload = InstanceType<typeof CorrectResidentPayload>;
