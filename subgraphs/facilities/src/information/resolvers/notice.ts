import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { readLanguage, readLongText, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Centre } from '../../premises/types/centre.js';
import { insertNotice, type NoticeRow, type NoticeWords, withdrawNotice } from '../repository/notice.js';
import {
  Notice,
  NoticeTextInput,
  PublishNoticeInput,
  PublishNoticePayload,
  WithdrawNoticeInput,
  WithdrawNoticePayload,
} from '../types/notice.js';
import { inLanguage, LanguageArguments } from './in-language.js';

const LONGEST_TEXT = 5_000;
const MOST_LANGUAGES = 20;

@ArgsType()
class NoticesArguments extends LanguageArguments {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The moment asked about; now by default.',
  })
  at?: Date | null;
}

@Resolver(() => Centre)
export class NoticesOfCentreResolver {
  @FieldResolver(() => [Notice], {
    description:
      'The notices shown at a moment, the latest first, each in a language or in the one it falls back to.',
  })
  async notices(
    @Root() { id }: Centre,
    @Args(() => NoticesArguments) { at, ...asked }: NoticesArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<Notice[]> {
    const rows = await loaders.noticesShown(at ?? now).load(id);
    return rows.map((row) => toNotice(row, asked));
  }

  @Mutation(() => PublishNoticePayload, { description: 'Publishes a notice in one or more languages.' })
  publishNotice(
    @Arg('input', () => PublishNoticeInput, { description: 'Where, for whom, when, and the texts.' })
    input: PublishNoticeInput,
    @Ctx() context: Context,
  ): Promise<PublishNoticePayload> {
    return write(context, input, {
      prepare: async () => {
        const { id: centreId } = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centreId, at: context.now });
        const startsAt = input.startsAt ?? context.now;
        const endsAt = input.endsAt ?? null;
        if (endsAt && endsAt <= startsAt) throw badInput('Give a moment after the start.', 'endsAt');
        const { audience } = input;
        return { wanted: { centreId, audience, startsAt, endsAt }, texts: readTexts(input.texts) };
      },
      act: async (query, { wanted, texts }) => ({ id: await insertNotice(context, query, wanted, texts) }),
      answer: ({ id }) => ({ notice: read(context, id, input.texts[0]?.language) }),
    });
  }

  @Mutation(() => WithdrawNoticePayload, { description: 'Withdraws a notice before its end.' })
  withdrawNotice(
    @Arg('input', () => WithdrawNoticeInput, { description: 'Which notice.' }) input: WithdrawNoticeInput,
    @Ctx() context: Context,
  ): Promise<WithdrawNoticePayload> {
    return write(context, input, {
      prepare: async () => {
        const noticeId = readIdentifier(input.noticeId, 'noticeId');
        const found = await context.loaders.notice.load(noticeId);
        if (!found) throw notFound('notice', 'noticeId');
        await context.acts.perform({ place: found.centreId, at: context.now });
        return noticeId;
      },
      act: async (query, noticeId) => {
        await withdrawNotice(context, query, noticeId, input.expectedVersion);
        return { id: noticeId };
      },
      answer: ({ id }) => ({ notice: read(context, id) }),
    });
  }
}

function readTexts(texts: NoticeTextInput[]): NoticeWords[] {
  if (texts.length < 1 || texts.length > MOST_LANGUAGES) {
    throw badInput(`Give the text in 1 to ${MOST_LANGUAGES} languages.`, 'texts');
  }
  if (new Set(texts.map(({ language }) => language)).size < texts.length) {
    throw badInput('Give one text in each language.', 'texts');
  }
  return texts.map(({ language, title, text }, index) => ({
    language: readLanguage(language, `texts.${index}.language`),
    title: readText(title, `texts.${index}.title`),
    text: readLongText(text, `texts.${index}.text`, LONGEST_TEXT),
  }));
}

function toNotice({ texts, centreId: _, ...row }: NoticeRow, asked: LanguageArguments): Notice {
  const words = inLanguage(texts, asked)!;
  return { ...row, ...words, languages: texts.map(({ language }) => language) };
}

async function read({ loaders }: Context, id: string, language = 'en'): Promise<Notice | null> {
  const row = await reread(loaders.notice, id);
  return row && toNotice(row, { language, fallback: 'en' });
}
