import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { NoticeAudience } from '../values.js';

@ObjectType({ description: 'Something that is made known at a centre for a time.', simpleResolvers: true })
export class Notice {
  @Field(() => ID, { description: 'Identifier of the notice.' })
  id!: string;

  @Field(() => NoticeAudience, { description: 'For whom it is.' })
  audience!: NoticeAudience;

  @Field(() => GraphQLDateTimeISO, { description: 'From when it is shown.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when, that moment not included; null while no end is known.',
  })
  endsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was withdrawn before its end; null when it was not.',
  })
  withdrawnAt?: Date | null;

  @Field(() => [String], { description: 'The languages in which there is a text, as ISO 639 codes.' })
  languages!: string[];

  @Field(() => String, { description: 'Language of the title and the text.' })
  language!: string;

  @Field(() => Boolean, { description: 'Whether there is no text in the language that was asked for.' })
  isFallback!: boolean;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => Int, { description: 'Counts its changes; pass it as `expectedVersion`.' })
  version!: number;
}

@InputType({ description: 'A notice in one language.' })
export class NoticeTextInput {
  @Field(() => String, { description: 'Language of the text, as an ISO 639 code such as `ar`.' })
  language!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Its text, at most 5,000 characters.' })
  text!: string;
}

@InputType({ description: 'Publishes a notice at a centre.' })
export class PublishNoticeInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => NoticeAudience, { description: 'For whom it is.' })
  audience!: NoticeAudience;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when it is shown; now by default.',
  })
  startsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Until when; open by default.' })
  endsAt?: Date | null;

  @Field(() => [NoticeTextInput], { description: 'Its text in 1 to 20 languages, each once.' })
  texts!: NoticeTextInput[];
}

@InputType({ description: 'Withdraws a notice before its end.' })
export class WithdrawNoticeInput extends ChangeInput {
  @Field(() => ID, { description: 'The notice.' })
  noticeId!: string;
}

export const PublishNoticePayload = payloadOf('PublishNoticePayload', 'What came of publishing a notice.', {
  notice: [() => Notice, 'The notice, in the first of its languages; null when it was refused.'],
});
export type PublishNoticePayload = InstanceType<typeof PublishNoticePayload>;

export const WithdrawNoticePayload = payloadOf(
  'WithdrawNoticePayload',
  'What came of withdrawing a notice.',
  {
    notice: [() => Notice, 'The notice, in one of its languages; null when it was refused.'],
  },
);
export type WithdrawNoticePayload = InstanceType<typeof WithdrawNoticePayload>;
