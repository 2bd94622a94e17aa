import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { ifGiven, readNumber, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { performFor } from '../../register/resolvers/perform-for.js';
import { Resident } from '../../register/types/resident.js';
import { type GivenList, insertBasicAssistance } from '../repository/basic-assistance.js';
import { voidBasicAssistance } from '../repository/void.js';
import { kindOf } from '../rules/kind-of.js';
import {
  BasicAssistance,
  BasicAssistanceConnection,
  ProvideBasicAssistanceInput,
  ProvideBasicAssistancePayload,
  RecordMedicalContactInput,
  RecordMedicalContactPayload,
  VoidBasicAssistanceInput,
  VoidBasicAssistancePayload,
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
    @Ctx() context: Context,
  ): Promise<Connection<BasicAssistance>> {
    return givenPage(context, 'ALL', id, page);
  }

  @FieldResolver(() => BasicAssistanceConnection, {
    nullable: true,
    description: 'Basic medical care and contacts at the centre, the latest first.',
  })
  medicalContacts(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<BasicAssistance>> {
    return givenPage(context, 'MEDICAL', id, page);
  }
}

const givenPage = ({ loaders }: Context, list: GivenList, residentId: string, page: PageArguments) =>
  pageOf(
    { pages: loaders.basicAssistancePages(list), counts: loaders.basicAssistanceCount(list) },
    residentId,
    page,
    (row) => [row.providedAt, row.id],
  );

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
          category: ifGiven(input.category, (category) => {
            if (kindOf(category) !== input.kind)
              throw badInput(`This sort of thing is given under ${kindOf(category)}.`, 'category');
            return category;
          }),
          unit: input.unit ?? null,
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

  @Mutation(() => RecordMedicalContactPayload, {
    description: 'Records a basic medical contact of a resident at the centre.',
  })
  recordMedicalContact(
    @Arg('input', () => RecordMedicalContactInput, { description: 'With whom, when, and what it was.' })
    input: RecordMedicalContactInput,
    @Ctx() context: Context,
  ): Promise<RecordMedicalContactPayload> {
    return write(context, input, {
      prepare: async () => {
        const providedAt = readPast(input.at, context.now, 'at');
        const residentId = readIdentifier(input.residentId, 'residentId');
        await performFor(context, residentId, providedAt);
        return {
          residentId,
          kind: 'BASIC_MEDICAL_CARE' as const,
          medicalContact: input.contact,
          item: readText(input.what, 'what'),
          outcome: ifGiven(input.outcome, (outcome) => readText(outcome, 'outcome', 500)),
          providedAt,
          providedById: context.actor.staffMember ?? null,
        };
      },
      act: async (query, wanted) => ({ id: await insertBasicAssistance(context, query, wanted, 'at') }),
      answer: ({ id }) => ({ basicAssistance: reread(context.loaders.basicAssistance, id) }),
    });
  }

  @Mutation(() => VoidBasicAssistancePayload, {
    description:
      'Says that a record of what somebody was given is wrong. It stays on record and counts for nothing any longer.',
  })
  voidBasicAssistance(
    @Arg('input', () => VoidBasicAssistanceInput, { description: 'Which record, and why it is wrong.' })
    input: VoidBasicAssistanceInput,
    @Ctx() context: Context,
  ): Promise<VoidBasicAssistancePayload> {
    return write(context, input, {
      prepare: async () => {
        const basicAssistanceId = readIdentifier(input.basicAssistanceId, 'basicAssistanceId');
        const reason = readText(input.reason, 'reason', 500);
        const found = await context.loaders.basicAssistance.load(basicAssistanceId);
        if (!found) throw notFound('record', 'basicAssistanceId');
        const { residentId, kind } = found;
        await performFor(context, residentId, context.now, [kind]);
        return { basicAssistanceId, residentId, expectedVersion: input.expectedVersion, reason };
      },
      act: async (query, wanted) => {
        await voidBasicAssistance(context, query, wanted);
        return { id: wanted.basicAssistanceId, residentId: wanted.residentId };
      },
      answer: ({ id }) => ({ basicAssistance: reread(context.loaders.basicAssistance, id) }),
    });
  }
}
