import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { UserError } from '@mrrm/platform/writing/user-error';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import {
  BasicAssistanceKind,
  ConsentGiver,
  ConsentModality,
  FieldGroup,
  LegalBasis,
  RepresentationEnd,
  VulnerabilityKind,
} from '../values.js';
import { BasicAssistance } from './basic-assistance.js';
import { Consent } from './consent.js';
import { Representation } from './representation.js';
import { Vulnerability } from './vulnerability.js';

@InputType({ description: 'Records a consent to share.' })
export class RecordConsentInput extends WriteInput {
  @Field(() => ID, { description: 'About whom.' })
  residentId!: string;

  @Field(() => ConsentGiver, { description: 'Who gave it.' })
  givenBy!: ConsentGiver;

  @Field(() => ConsentModality, { description: 'How it was given.' })
  modality!: ConsentModality;

  @Field(() => ID, {
    nullable: true,
    description: 'The staff member who certifies it; needed for VERBAL_CERTIFIED.',
  })
  certifiedById?: string | null;

  @Field(() => String, { description: 'The language in which it was explained, an ISO 639 code.' })
  language!: string;

  @Field(() => LegalBasis, { defaultValue: 'CONSENT', description: 'The legal basis of the sharing.' })
  legalBasis!: LegalBasis;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the signed document, the recording or the film, 64 hexadecimal digits: needed for WRITTEN, AUDIO and VIDEO.',
  })
  documentSha256?: string | null;

  @Field(() => [FieldGroup], { description: 'The groups of fields that it opens, at least one.' })
  fieldGroups!: FieldGroup[];

  @Field(() => String, { description: 'Code of the organisation that it opens them to.' })
  recipientOrganisation!: string;

  @Field(() => Purpose, { description: 'The purpose of use that it allows, such as CARE.' })
  purpose!: Purpose;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was given; now by default, never later.',
  })
  givenAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ends by itself, if it does.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'Confirms a consent that somebody else recorded.' })
export class ConfirmConsentInput extends ChangeInput {
  @Field(() => ID, { description: 'Which consent.' })
  consentId!: string;
}

@InputType({ description: 'Withdraws a consent.' })
export class WithdrawConsentInput extends ChangeInput {
  @Field(() => ID, { description: 'Which consent.' })
  consentId!: string;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when it holds no longer; now by default, never later.',
  })
  at?: Date | null;
}

@InputType({ description: 'Records what the State gave to a resident.' })
export class ProvideBasicAssistanceInput extends WriteInput {
  @Field(() => ID, { description: 'To whom.' })
  residentId!: string;

  @Field(() => BasicAssistanceKind, { description: 'Under which function.' })
  kind!: BasicAssistanceKind;

  @Field(() => String, { description: 'What was given, 1 to 200 characters.' })
  item!: string;

  @Field(() => Float, {
    defaultValue: 1,
    description: 'How much of it, in pieces or portions, above zero.',
  })
  quantity!: number;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was given; now by default, never later.',
  })
  providedAt?: Date | null;
}

@InputType({ description: 'Records what makes a resident need special protection.' })
export class RecordVulnerabilityInput extends WriteInput {
  @Field(() => ID, { description: 'Whose vulnerability.' })
  residentId!: string;

  @Field(() => VulnerabilityKind, { description: 'Of what kind it is.' })
  kind!: VulnerabilityKind;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was identified; now by default, never later.',
  })
  identifiedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known, up to 4000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Records who represents a resident in law from a day on.' })
export class AppointLegalRepresentativeInput extends WriteInput {
  @Field(() => ID, { description: 'Who is represented.' })
  residentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A legal representative already known; else give name and bureau.',
  })
  legalRepresentativeId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a representative not known yet.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'Bureau of a representative not known yet.' })
  bureau?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day of the representation; today by default. The present one ends on it.',
  })
  appointedOn?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether an adult is represented; for a child it ends on the 18th birthday at the centre.',
  })
  ofAdult!: boolean;
}

@InputType({ description: 'Ends a legal representation.' })
export class EndRepresentationInput extends ChangeInput {
  @Field(() => ID, { description: 'Which representation.' })
  representationId!: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day on which it holds no longer; today by default, never later.',
  })
  endedOn?: string | null;

  @Field(() => RepresentationEnd, { description: 'Why it ends.' })
  reason!: RepresentationEnd;
}

@ObjectType({ description: 'What came of ending a legal representation.', simpleResolvers: true })
export class EndRepresentationPayload {
  @Field(() => Representation, {
    nullable: true,
    description: 'The representation; null when the write was refused.',
  })
  representation?: Representation | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'A consent as written, or why not.', simpleResolvers: true })
abstract class ConsentOutcome {
  @Field(() => Consent, { nullable: true, description: 'The consent; null when the write was refused.' })
  consent?: Consent | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of recording a consent.', simpleResolvers: true })
export class RecordConsentPayload extends ConsentOutcome {}

@ObjectType({ description: 'What came of confirming a consent.', simpleResolvers: true })
export class ConfirmConsentPayload extends ConsentOutcome {}

@ObjectType({ description: 'What came of withdrawing a consent.', simpleResolvers: true })
export class WithdrawConsentPayload extends ConsentOutcome {}

@ObjectType({ description: 'What came of recording basic assistance.', simpleResolvers: true })
export class ProvideBasicAssistancePayload {
  @Field(() => BasicAssistance, {
    nullable: true,
    description: 'What was given; null when the write was refused.',
  })
  basicAssistance?: BasicAssistance | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of recording a vulnerability.', simpleResolvers: true })
export class RecordVulnerabilityPayload {
  @Field(() => Vulnerability, {
    nullable: true,
    description: 'The vulnerability; null when the write was refused.',
  })
  vulnerability?: Vulnerability | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'What came of appointing a legal representative.', simpleResolvers: true })
export class AppointLegalRepresentativePayload {
  @Field(() => Representation, {
    nullable: true,
    description: 'The new representation; null when the write was refused.',
  })
  representation?: Representation | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it went through.' })
  userErrors!: UserError[];
}
