import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Purpose } from '@mrrm/platform/wire/purposes';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Organisation, StaffMember } from '../../pointers.js';
import { ConsentConfirmation, ConsentGiver, ConsentModality, FieldGroup, LegalBasis } from '../values.js';

@ObjectType({
  description: 'Permission to share groups of fields of one resident with one organisation for one purpose.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Consent {
  @Field(() => ID, { description: 'Identifier of the consent.' })
  id!: string;

  @Field(() => ConsentGiver, { description: 'Who gave it.' })
  givenBy!: ConsentGiver;

  @Field(() => ConsentModality, { description: 'How it was given.' })
  modality!: ConsentModality;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who certified a consent given by word of mouth.',
  })
  certifiedBy?: StaffMember | null;

  @Field(() => String, { description: 'The language in which it was explained and given, an ISO 639 code.' })
  language!: string;

  @Field(() => LegalBasis, { description: 'The legal basis of the sharing.' })
  legalBasis!: LegalBasis;

  @Field(() => [FieldGroup], { description: 'The groups of fields that it opens.' })
  fieldGroups!: FieldGroup[];

  @Field(() => Organisation, { nullable: true, description: 'The organisation that it opens them to.' })
  recipient?: Organisation | null;

  @Field(() => String, { description: 'Code of the organisation that it opens them to.' })
  recipientOrganisation!: string;

  @Field(() => Purpose, { description: 'The purpose of use that it allows.' })
  purpose!: Purpose;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was given.' })
  givenAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it ends by itself; null for no such end.',
  })
  expiresAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was withdrawn; null unless it was.',
  })
  withdrawnAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the document, recording or film; null for a consent by word of mouth.',
  })
  documentSha256?: string | null;

  @Field(() => ConsentConfirmation, {
    description:
      'Whether it needs a second person before it opens anything, and whether one has confirmed it.',
  })
  confirmation!: ConsentConfirmation;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When a second person confirmed it; null when nobody has, or nobody needs to.',
  })
  confirmedAt?: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether it holds at this moment. One that waits for a second person does not, nor one that a representative gave for a child who has come of age.',
  })
  inForce!: boolean;

  @Field(() => Int, { description: 'Counts the changes of the consent; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
  renewsId?: string | null;

  /** Whether it is not over: it holds, begins to, or waits for a second person. */
  isOpen!: boolean;
}

/** A page of consents. */
export const ConsentConnection = connectionOf(() => Consent, 'Consent');

@ObjectType({ description: 'What a consent in force opens.', simpleResolvers: true })
export class ConsentInForce {
  @Field(() => ID, { description: 'Identifier of the consent.' })
  id!: string;

  @Field(() => ID, { description: 'Identifier of the resident.' })
  residentId!: string;

  @Field(() => [FieldGroup], { description: 'The groups of fields that it opens.' })
  fieldGroups!: FieldGroup[];

  @Field(() => Purpose, { description: 'The purpose that it allows.' })
  purpose!: Purpose;
}
