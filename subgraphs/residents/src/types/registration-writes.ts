import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CaseState, DepartureReason, FamilySituation, RiskLevel, Sex } from '../values.js';
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

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date of birth, if known.' })
  dateOfBirth?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the date of birth is only an estimate.',
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

  @Field(() => String, {
    nullable: true,
    description: "The State's number of the household that the resident belongs to; a new number founds it.",
  })
  householdNumber?: string | null;

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
}

@InputType({ description: 'Records a departure although later checks found the resident.' })
export class SeenLaterInput {
  @Field(() => String, {
    description: 'Why those checks are wrong, 1 to 500 characters; it is kept with them.',
  })
  reason!: string;
}

@InputType({ description: 'Ends the stay of a resident.' })
export class DepartResidentInput extends ChangeInput {
  @Field(() => ID, { description: 'Who departs.' })
  residentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the stay ended; now by default, never later.',
  })
  at?: Date | null;

  @Field(() => DepartureReason, { description: 'Why the stay ended.' })
  reason!: DepartureReason;

  @Field(() => SeenLaterInput, {
    nullable: true,
    description:
      'Why later checks that found the resident are wrong; give it after they were told. They stay on record and count no longer.',
  })
  override?: SeenLaterInput | null;
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

@InputType({ description: 'Says who manages the case of a resident.' })
export class AssignCaseManagerInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose case it is.' })
  residentId!: string;

  @Field(() => ID, { nullable: true, description: 'Who manages it from now on; null for nobody.' })
  staffMemberId?: string | null;
}

@InputType({ description: 'Records that the needs of a resident were assessed.' })
export class RecordNeedsAssessmentInput extends ChangeInput {
  @Field(() => ID, { description: 'Whose needs.' })
  residentId!: string;

  @Field(() => RiskLevel, { description: 'The risk that was found.' })
  riskLevel!: RiskLevel;

  @Field(() => CaseState, {
    nullable: true,
    description:
      'Where the case stands now; by default a new case goes to ASSESSMENT, and any other stays as it is.',
  })
  caseState?: CaseState | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they were assessed; now by default, never later.',
  })
  assessedAt?: Date | null;
}

@ObjectType({ description: 'A resident as written, or why not.', simpleResolvers: true })
abstract class ResidentOutcome {
  @Field(() => Resident, { nullable: true, description: 'The resident; null when the write was refused.' })
  resident?: Resident | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of registering a resident.', simpleResolvers: true })
export class RegisterResidentPayload extends ResidentOutcome {}

@ObjectType({ description: 'What came of ending a stay.', simpleResolvers: true })
export class DepartResidentPayload extends ResidentOutcome {}

@ObjectType({ description: 'What came of readmitting a resident.', simpleResolvers: true })
export class ReadmitResidentPayload extends ResidentOutcome {}

@ObjectType({ description: 'What came of assigning a case manager.', simpleResolvers: true })
export class AssignCaseManagerPayload extends ResidentOutcome {}

@ObjectType({ description: 'What came of recording an assessment of needs.', simpleResolvers: true })
export class RecordNeedsAssessmentPayload extends ResidentOutcome {}
