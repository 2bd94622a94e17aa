import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readLongText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { StaffMember } from '../../people/types/staff-member.js';
import { Shift } from '../../rota/types/shift.js';
import { acknowledgeHandover, insertHandover, type NewHandover } from '../repository/writes.js';
import { Handover } from '../types/handover.js';
import {
  AcknowledgeHandoverInput,
  AcknowledgeHandoverPayload,
  WriteHandoverInput,
  WriteHandoverPayload,
} from '../types/writes.js';

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
  writeHandover(
    @Arg('input', () => WriteHandoverInput, { description: 'Which shift, and what it tells.' })
    input: WriteHandoverInput,
    @Ctx() context: Context,
  ): Promise<WriteHandoverPayload> {
    return write(context, input, {
      prepare: () => readHandover(input),
      act: async (query, wanted) => {
        const id = await insertHandover(context, query, wanted);
        return { id, writtenById: context.actor.staffMember };
      },
      answer: ({ id }) => ({ handover: reread(context.loaders.handover, id) }),
    });
  }

  @Mutation(() => AcknowledgeHandoverPayload, {
    description: 'Confirms that the next shift has read a handover.',
  })
  acknowledgeHandover(
    @Arg('input', () => AcknowledgeHandoverInput, { description: 'Which handover.' })
    input: AcknowledgeHandoverInput,
    @Ctx() context: Context,
  ): Promise<AcknowledgeHandoverPayload> {
    return write(context, input, {
      act: async (query) => {
        const id = readIdentifier(input.handoverId, 'handoverId');
        const writtenById = await acknowledgeHandover(context, query, id, input.expectedVersion);
        return { id, writtenById, acknowledgedById: context.actor.staffMember };
      },
      answer: ({ id }) => ({ handover: reread(context.loaders.handover, id) }),
    });
  }
}

function readHandover(input: WriteHandoverInput): NewHandover {
  const shiftId = readIdentifier(input.shiftId, 'shiftId');
  const summary = readLongText(input.summary, 'summary', LONGEST_SUMMARY);
  if (input.openPoints.length > MOST_POINTS)
    throw badInput(`Give at most ${MOST_POINTS} points.`, 'openPoints');
  const openPoints = input.openPoints.map((point, index) =>
    readLongText(point, `openPoints.${index}`, LONGEST_POINT),
  );
  return { shiftId, summary, openPoints };
}
