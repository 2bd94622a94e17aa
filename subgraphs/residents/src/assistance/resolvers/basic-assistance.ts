import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { readNumber, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { Resident } from '../../register/types/resident.js';
import { insertBasicAssistance } from '../repository/basic-assistance.js';
import {
  BasicAssistance,
  BasicAssistanceConnection,
  ProvideBasicAssistanceInput,
  ProvideBasicAssistancePayload,
} from '../types/basic-assistance.js';

/** As the table keeps them. */
const QUANTITIES = { least: 0.01, most: 999_999, decimals: 2 };

@Resolver(() => Resident)
export class AssistanceOfResidentResolver {
  @FieldResolver(() => BasicAssistanceConnection, {
    nullable: true,
    description: 'What the State gave to the resident, the latest first.',
  })
  basicAssistance(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders: { basicAssistancePages: pages, basicAssistanceCount: counts } }: Context,
  ): Promise<Connection<BasicAssistance>> {
    return pageOf({ pages, counts }, id, page, (row) => [row.providedAt, row.id]);
  }
}

@Resolver(() => BasicAssistance)
export class BasicAssistanceResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Who was given it.' })
  resident(@Root() { residentId }: BasicAssistance, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Mutation(() => ProvideBasicAssistancePayload, {
    description: 'Records what the State gave to a resident.',
  })
  provideBasicAssistance(
    @Arg('input', () => ProvideBasicAssistanceInput, { description: 'What, to whom and when.' })
    input: ProvideBasicAssistanceInput,
    @Ctx() context: Context,
  ): Promise<ProvideBasicAssistancePayload> {
    return write(context, input, {
      prepare: async () => {
        const providedAt = readPast(input.providedAt, context.now, 'providedAt');
        await performFor(context, input.residentId, providedAt, [input.kind]);
        return {
          residentId: readIdentifier(input.residentId, 'residentId'),
          kind: input.kind,
          quantity: readNumber(input.quantity, 'quantity', QUANTITIES),
          item: readText(input.item, 'item'),
          providedAt,
          providedById: context.actor.staffMember ?? null,
        };
      },
      act: async (query, wanted) => ({ id: await insertBasicAssistance(context, query, wanted) }),
      answer: ({ id }) => ({ basicAssistance: reread(context.loaders.basicAssistance, id) }),
    });
  }
}
