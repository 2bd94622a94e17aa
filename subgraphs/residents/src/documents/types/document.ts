import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EndInput, KeptRecord } from '../../register/types/kept.js';
import { DocumentSeen, IdentityDocumentType } from '../values.js';

@ObjectType({ description: 'A document that says who somebody is.', simpleResolvers: true })
export class IdentityDocument extends KeptRecord {
  @Field(() => IdentityDocumentType, { description: 'What kind of document it is.' })
  type!: IdentityDocumentType;

  @Field(() => String, {
    nullable: true,
    description: 'Its number; null when it has none, or that is not known.',
  })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The State that issued it, as an ISO 3166 alpha-3 code; null when not known, and for none.',
  })
  issuingCountry?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When it was issued; null when not known.' })
  issuedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which it is valid; null when not known, and without one.',
  })
  expiresOn?: string | null;

  @Field(() => DocumentSeen, { description: 'What was seen of it.' })
  seen!: DocumentSeen;

  @Field(() => String, { nullable: true, description: 'Where it is kept, in words; null when not known.' })
  keptWhere?: string | null;
}

@InputType({
  description: 'Records a document that says who somebody is, or in place of another record what is right.',
})
export class RecordIdentityDocumentInput extends WriteInput {
  @Field(() => ID, { description: 'Whose document.' })
  residentId!: string;

  @Field(() => IdentityDocumentType, { description: 'What kind of document it is.' })
  type!: IdentityDocumentType;

  @Field(() => String, { nullable: true, description: 'Its number, 1 to 40 characters, if it has one.' })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The State that issued it, as an ISO 3166 alpha-3 code, if one did.',
  })
  issuingCountry?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When it was issued, if known.' })
  issuedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which it is valid, if any.',
  })
  expiresOn?: string | null;

  @Field(() => DocumentSeen, { description: 'What was seen of it.' })
  seen!: DocumentSeen;

  @Field(() => String, { nullable: true, description: 'Where it is kept, in words, 1 to 200 characters.' })
  keptWhere?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A record of the same resident in whose place this one stands: it is ended, and kept.',
  })
  identityDocumentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why that record is replaced, 1 to 500 characters; needed with `identityDocumentId`.',
  })
  reason?: string | null;
}

@InputType({ description: 'Ends a record of a document that was wrong, or was lost.' })
export class EndIdentityDocumentInput extends EndInput {
  @Field(() => ID, { description: 'Which record.' })
  identityDocumentId!: string;
}

export const IdentityDocumentPayload = payloadOf(
  'IdentityDocumentPayload',
  'What came of recording a document, or of ending it.',
  { document: [() => IdentityDocument, 'The document; null when the write was refused.'] },
  'Why it was refused, or the warning that somebody else on record carries the same document; empty when neither is so.',
);
export type IdentityDocumentPayload = InstanceType<typeof IdentityDocumentPayload>;
