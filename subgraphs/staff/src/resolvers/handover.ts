import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readLongText } from '@mrrm/platform/writing/input';
import { mutate } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { acknowledgeHandover, insertHandover } from '../repository/handover-writes.js';
import { Handover } from '../types/handover.js';
import { Shift } from '../types/shift.js';
import {
  AcknowledgeHandoverInput,
  AcknowledgeHandoverPayload,
  WriteHandoverInput,
  WriteHandoverPayload,
} from '../types/shift-writes.js';
import { StaffMember } from '../types/staff-member.js';

const LONGEST_SUMMARY = 8000;
const LONGEST_POINT = 500;
const MOST_POINTS = 50;

@Resolver(() => Handover)
export class HandoverResolver {
  @Query(() => Handover, { nullable: true, description: 'A handover by its identifier.' })
  handover(
    @Arg('id', () => ID, { description: 'Identifier of the handover.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Handover | null> {
    return loaders.handover.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => Shift, { nullable: true, description: 'The shift that handed over.' })
  shift(@Root() { shiftId }: Handover, @Ctx() { loaders }: Context): Promise<Shift | null> {
    return loaders.shift.load(shiftId);
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: 'Who wrote it.' })
  async writtenBy(
    @Root() { writtenById }: Handover,
    @Ctx() { loaders }: Context,
  ): Promise<StaffMember | null> {
    return writtenById ? loaders.staffMember.load(writtenById) : null;
  }

  @FieldResolver(() => StaffMember, {
    nullable: true,
    description: 'Who acknowledged it for the next shift; null while nobody has.',
  })
  async acknowledgedBy(
    @Root() { acknowledgedById }: Handover,
    @Ctx() { loaders }: Context,
  ): Promise<StaffMember | null> {
    return acknowledgedById ? loaders.staffMember.load(acknowledgedById) : null;
  }

  @Mutation(() => WriteHandoverPayload, { description: 'Tells the next shift what it has to know.' })
  async writeHandover(
    @Arg('input', () => WriteHandoverInput, { description: 'Which shift, and what it tells.' })
    input: WriteHandoverInput,
    @Ctx() context: Context,
  ): Promise<WriteHandoverPayload> {
    const write = { operation: 'writeHandover', input };
    const { result, userErrors } = await mutate(context, write, async (query) => {
      const shiftId = readIdentifier(input.shiftId, 'shiftId');
      const summary = readLongText(input.summary, 'summary', LONGEST_SUMMARY);
      if (input.openPoints.length > MOST_POINTS)
        throw badInput(`Give at most ${MOST_POINTS} points.`, 'openPoints');
      const openPoints = input.openPoints.map((point, index) =>
        readLongText(point, `openPoints.${index}`, LONGEST_POINT),
      );
      const id = await insertHandover(context, query, { shiftId, summary, openPoints });
      return { id, writtenById: context.actor.staffMember };
    });
    return { handover: await read(context, result?.id), userErrors };
  }

  @Mutation(() => AcknowledgeHandoverPayload, {
    description: 'Confirms that the next shift has read a handover.',
  })
  async acknowledgeHandover(
    @Arg('input', () => AcknowledgeHandoverInput, { description: 'Which handover.' })
    input: AcknowledgeHandoverInput,
    @Ctx() context: Context,
  ): Promise<AcknowledgeHandoverPayload> {
    const write = { operation: 'acknowledgeHandover', input };
    const { result, userErrors } = await mutate(context, write, async (query) => {
      const id = readIdentifier(input.handoverId, 'handoverId');
      const writtenById = await acknowledgeHandover(context, query, id, input.expectedVersion);
      return { id, writtenById, acknowledgedById: context.actor.staffMember };
    });
    return { handover: await read(context, result?.id), userErrors };
  }
}

const read = async ({ loaders }: Context, id: string | undefined) =>
  id ? loaders.handover.clear(id).load(id) : null;
