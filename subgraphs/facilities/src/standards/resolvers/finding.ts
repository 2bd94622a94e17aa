import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { ifGiven, readCode, readLongText, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { readPastDay, requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { closeFinding, insertInspection, type NewFinding } from '../repository/finding.js';
import {
  CloseFindingInput,
  CloseFindingPayload,
  InspectionFinding,
  InspectionFindingInput,
  RecordInspectionInput,
  RecordInspectionPayload,
} from '../types/finding.js';
import { Inspection } from '../types/inspection.js';

const MOST_FINDINGS = 100;

@Resolver(() => Inspection)
export class FindingsOfInspectionResolver {
  @FieldResolver(() => [InspectionFinding], {
    description: 'What was found to be wrong, the gravest first; at most 100.',
  })
  findings(@Root() { id }: Inspection, @Ctx() { loaders }: Context): Promise<InspectionFinding[]> {
    return loaders.findingsOfInspection.load(id);
  }

  @Mutation(() => RecordInspectionPayload, { description: 'Records an inspection with its findings.' })
  recordInspection(
    @Arg('input', () => RecordInspectionInput, { description: 'Where, when, by whom, and what was found.' })
    input: RecordInspectionInput,
    @Ctx() context: Context,
  ): Promise<RecordInspectionPayload> {
    return write(context, input, {
      prepare: () => readInspection(context, input),
      act: async (query, { wanted, findings }) => ({
        id: await insertInspection(context, query, wanted, findings),
      }),
      answer: ({ id }) => ({ inspection: reread(context.loaders.inspection, id) }),
    });
  }
}

@Resolver(() => InspectionFinding)
export class InspectionFindingResolver {
  @FieldResolver(() => SafeZone, { nullable: true, description: 'The safe zone in which it was found.' })
  async safeZone(
    @Root() { safeZoneId }: InspectionFinding,
    @Ctx() { loaders }: Context,
  ): Promise<SafeZone | null> {
    return safeZoneId ? loaders.safeZone.load(safeZoneId) : null;
  }

  @FieldResolver(() => Room, { nullable: true, description: 'The room in which it was found.' })
  async room(@Root() { roomId }: InspectionFinding, @Ctx() { loaders }: Context): Promise<Room | null> {
    return roomId ? loaders.room.load(roomId) : null;
  }

  @Mutation(() => CloseFindingPayload, { description: 'Says that what an inspection found was put right.' })
  closeFinding(
    @Arg('input', () => CloseFindingInput, { description: 'Which finding, when and how it was put right.' })
    input: CloseFindingInput,
    @Ctx() context: Context,
  ): Promise<CloseFindingPayload> {
    return write(context, input, {
      prepare: async () => {
        const findingId = readIdentifier(input.findingId, 'findingId');
        const note = readLongText(input.note, 'note', 500);
        const { expectedVersion } = input;
        const closedOn = (timeZone: string) => readPastDay(input.closedOn, timeZone, context.now, 'closedOn');
        const { finding, inspection } = context.loaders;
        const found = await finding.load(findingId);
        const inspected = found && (await inspection.load(found.inspectionId));
        if (!inspected) throw notFound('finding', 'findingId');
        await context.acts.perform({ place: inspected.centreId, at: context.now });
        return { findingId, expectedVersion, closedOn, note };
      },
      act: async (query, closing) => {
        await closeFinding(context, query, closing);
        return { id: closing.findingId };
      },
      answer: ({ id }) => ({ finding: reread(context.loaders.finding, id) }),
    });
  }
}

async function readInspection(context: Context, input: RecordInspectionInput) {
  const centre = await requirePlace(context, 'centre', input.centreId);
  await context.acts.perform({ place: centre.id, at: context.now });
  const zone =
    input.safeZoneId != null ? await requirePlace(context, 'safeZone', input.safeZoneId) : undefined;
  if (zone && zone.centre.id !== centre.id) {
    throw badInput('This safe zone is of another centre.', 'safeZoneId');
  }
  if (input.findings.length > MOST_FINDINGS) {
    throw badInput(`Give at most ${MOST_FINDINGS} findings.`, 'findings');
  }
  const wanted = {
    centreId: centre.id,
    safeZoneId: zone?.id ?? null,
    inspectedOn: readPastDay(input.inspectedOn, centre.timeZone, context.now, 'inspectedOn'),
    authority: readText(input.authority, 'authority'),
    outcome: input.outcome,
    summary: readLongText(input.summary, 'summary', 2000),
  };
  const findings: NewFinding[] = [];
  for (const [index, finding] of input.findings.entries())
    findings.push(await readFinding(context, centre.id, finding, index));
  for (const [index, { dueOn }] of findings.entries())
    if (dueOn && dueOn < wanted.inspectedOn)
      throw badInput('This is due before it was found.', `findings.${index}.dueOn`);
  return { wanted, findings };
}

/** Reads one finding; its places lie in the centre that was inspected. */
async function readFinding(
  { loaders }: Context,
  centreId: string,
  { indicator, text, severity, safeZoneId, roomId, dueOn }: InspectionFindingInput,
  index: number,
): Promise<NewFinding> {
  const path = (name: string) => `findings.${index}.${name}`;
  if (!indicator && !text) throw badInput('Give an indicator, or words, or both.', path('text'));
  const room = roomId != null ? await loaders.room.load(readIdentifier(roomId, path('roomId'))) : undefined;
  const zone = safeZoneId
    ? await loaders.safeZone.load(readIdentifier(safeZoneId, path('safeZoneId')))
    : room?.floor.safeZone;
  if (roomId != null && room?.floor.building.centre.id !== centreId) {
    throw badInput('There is no such room in this centre.', path('roomId'));
  }
  if (safeZoneId != null && zone?.centre.id !== centreId) {
    throw badInput('There is no such safe zone in this centre.', path('safeZoneId'));
  }
  return {
    indicatorCode: ifGiven(indicator, (given) => readCode(given, path('indicator'), 60)),
    text: ifGiven(text, (given) => readLongText(given, path('text'), 2000)),
    severity,
    safeZoneId: zone?.id ?? null,
    roomId: room?.id ?? null,
    dueOn: dueOn ?? null,
  };
}
