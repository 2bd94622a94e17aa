import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ConsentGiver, ConsentModality, FieldGroup, LegalBasis } from '../values.js';
import { Consent } from './consent.js';

@InputType({ description: 'How somebody allows something.' })
abstract class GivingInput extends WriteInput {
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

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the signed document, the recording or the film, 64 hexadecimal digits: needed for WRITTEN, AUDIO and VIDEO.',
  })
  documentSha256?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was given; now by default, never later.',
  })
  givenAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it ends by itself, if it does.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'Records a consent to share.' })
export class RecordConsentInput extends GivingInput {
  @Field(() => ID, { description: 'About whom.' })
  residentId!: string;

  @Field(() => LegalBasis, { defaultValue: 'CONSENT', description: 'The legal basis of the sharing.' })
  legalBasis!: LegalBasis;

  @Field(() => [FieldGroup], { description: 'The groups of fields that it opens, at least one.' })
  fieldGroups!: FieldGroup[];

  @Field(() => String, { description: 'Code of the organisation that it opens them to.' })
  recipientOrganisation!: string;

  @Field(() => Purpose, { description: 'The purpose of use that it allows, such as CARE.' })
  purpose!: Purpose;
}

@InputType({ description: 'Renews a consent: the same, for longer, as the resident was asked anew.' })
export class RenewConsentInput extends GivingInput {
  @Field(() => ID, { description: 'Which consent.' })
  consentId!: string;

  @Field(() => Int, {
    description:
      'The `version` that the client has seen; the change is refused when somebody has changed the row since.',
  })
  expectedVersion!: number;
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

export const RecordConsentPayload = payloadOf('RecordConsentPayload', 'What came of recording a consent.', {
  consent: [() => Consent, 'The consent; null when the write was refused.'],
});
export type RecordConsentPayload = InstanceType<typeof RecordConsentPayload>;

export const RenewConsentPayload = payloadOf('RenewConsentPayload', 'What came of renewing a consent.', {
  consent: [() => Consent, 'The new consent; null when the write was refused.'],
});
export type RenewConsentPayload = InstanceType<typeof RenewConsentPayload>;

export const ConfirmConsentPayload = payloadOf(
  'ConfirmConsentPayload',
  'What came of confirming a consent.',
  {
    consent: [() => Consent, 'The consent; null when the write was refused.'],
  },
);
export type ConfirmConsentPayload = InstanceType<typeof ConfirmConsentPayload>;

export const WithdrawConsentPayload = payloadOf(
  'WithdrawConsentPayload',
  'What came of withdrawing a consent.',
  {
    consent: [() => Consent, 'The consent; null when the write was refused.'],
  },
);
export type WithdrawConsentPayload = InstanceType<typeof WithdrawConsentPayload>;
