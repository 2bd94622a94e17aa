import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Field, ID, InputType } from 'type-graphql';
import {
  DateOfBirthCertainty,
  FamilySituation,
  HouseholdRelation,
  InformationSource,
  InterpreterNeed,
  LatinNameSource,
  NameOrder,
  NationalityStatus,
  Sex,
} from '../values.js';
import { LanguageSkillInput } from './language-skill.js';
import { OtherNameInput } from './other-name.js';

// biome-ignore lint/suspicious/noExplicitAny: TypeScript asks this of the base of a mixin.
type AnyInput = abstract new (...values: any[]) => object;

/** An input with what is said of a person who is registered, alone or with others: `readPerson` reads it. */
export function withPerson<Base extends AnyInput>(BaseInput: Base) {
  @InputType({ description: 'What is said of a person who is registered.' })
  abstract class PersonInput extends BaseInput {
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
        'Name of the father, or the part of the name that comes from him, 1 to 200 characters, if known.',
    })
    fatherName?: string | null;

    @Field(() => NameOrder, {
      nullable: true,
      description: 'In which order the parts of the name are said, if known.',
    })
    nameOrder?: NameOrder | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Given name in Latin letters, 1 to 200 characters; without it a machine writes all names so, where it can.',
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

    @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of birth, if known.' })
    dateOfBirth?: string | null;

    @Field(() => DateOfBirthCertainty, {
      nullable: true,
      description: 'On what the date of birth rests; absent when that is not known.',
    })
    dateOfBirthCertainty?: DateOfBirthCertainty | null;

    @Field(() => Sex, { description: 'Sex as declared or documented.' })
    sex!: Sex;

    @Field(() => String, {
      nullable: true,
      description: 'Nationality as an ISO 3166 alpha-3 code, if known.',
    })
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
      description:
        "The State's number of the household that the resident belongs to; a new number founds it.",
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
  }
  return PersonInput;
}
