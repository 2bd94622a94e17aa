import { reread } from '@mrrm/platform/reading/loaders';
import { dayAt } from '@mrrm/platform/values/day';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { notFound } from '@mrrm/platform/wire/errors';
import type { ConstraintMessages } from '@mrrm/platform/writing/constraints';
import { readLanguage, readLongText, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Centre } from '../../premises/types/centre.js';
import { insertHouseRules, withdrawHouseRules } from '../repository/house-rules.js';
import {
  HouseRules,
  PublishHouseRulesInput,
  PublishHouseRulesPayload,
  WithdrawHouseRulesInput,
  WithdrawHouseRulesPayload,
} from '../types/house-rules.js';
import { inLanguage, LanguageArguments } from './in-language.js';

const LONGEST_TEXT = 20_000;
const messages: ConstraintMessages = {
  house_rule_one_at_a_time: {
    message: 'Other rules in this language hold at that time. Read the present state and try again.',
    path: 'validFrom',
  },
};

@ArgsType()
class HouseRulesArguments extends LanguageArguments {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day asked about; today at the centre by default.',
  })
  on?: string | null;
}

@Resolver(() => Centre)
export class HouseRulesOfCentreResolver {
  @FieldResolver(() => HouseRules, {
    nullable: true,
    description: 'The house rules that hold on a day, in a language or in the one they fall back to.',
  })
  async houseRules(
    @Root() { id, timeZone }: Centre,
    @Args(() => HouseRulesArguments) { on, ...asked }: HouseRulesArguments,
    @Ctx() { loaders, now }: Context,
  ): Promise<HouseRules | null> {
    const inAllLanguages = await loaders.houseRulesOn(on ?? dayAt(now, timeZone)).load(id);
    return inLanguage(inAllLanguages, asked);
  }

  @Mutation(() => PublishHouseRulesPayload, { description: 'Publishes house rules in one language.' })
  publishHouseRules(
    @Arg('input', () => PublishHouseRulesInput, { description: 'Where, in which language, from when.' })
    input: PublishHouseRulesInput,
    @Ctx() context: Context,
  ): Promise<PublishHouseRulesPayload> {
    return write(context, input, {
      constraints: messages,
      prepare: async () => {
        const centre = await requirePlace(context, 'centre', input.centreId);
        await context.acts.perform({ place: centre.id, at: context.now });
        return {
          centreId: centre.id,
          language: readLanguage(input.language, 'language'),
          title: readText(input.title, 'title'),
          text: readLongText(input.text, 'text', LONGEST_TEXT),
          validFrom: input.validFrom ?? dayAt(context.now, centre.timeZone),
        };
      },
      act: async (query, wanted) => ({ id: await insertHouseRules(context, query, wanted) }),
      answer: ({ id }) => ({ houseRules: reread(context.loaders.houseRulesById, id) }),
    });
  }

  @Mutation(() => WithdrawHouseRulesPayload, {
    description: 'Ends house rules without others in their place.',
  })
  withdrawHouseRules(
    @Arg('input', () => WithdrawHouseRulesInput, { description: 'Which rules, and from when.' })
    input: WithdrawHouseRulesInput,
    @Ctx() context: Context,
  ): Promise<WithdrawHouseRulesPayload> {
    return write(context, input, {
      prepare: async () => {
        const houseRulesId = readIdentifier(input.houseRulesId, 'houseRulesId');
        const found = await context.loaders.houseRulesById.load(houseRulesId);
        if (!found) throw notFound('version of house rules', 'houseRulesId');
        await context.acts.perform({ place: found.centreId, at: context.now });
        const { expectedVersion } = input;
        const on = (timeZone: string) => input.on ?? dayAt(context.now, timeZone);
        return { houseRulesId, expectedVersion, on };
      },
      act: async (query, withdrawal) => {
        await withdrawHouseRules(context, query, withdrawal);
        return { id: withdrawal.houseRulesId };
      },
      answer: ({ id }) => ({ houseRules: reread(context.loaders.houseRulesById, id) }),
    });
  }
}
