import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { reread } from '@mrrm/platform/reading/loaders';
import { badInput } from '@mrrm/platform/wire/errors';
import { readNumber, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { readPastDay, requirePlace } from '../../premises/resolvers/place-in-input.js';
import { Centre } from '../../premises/types/centre.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { insertReading } from '../repository/reading.js';
import { Reading, ReadingConnection, RecordReadingInput, RecordReadingPayload } from '../types/reading.js';

const LARGEST_VALUE = 10_000_000;

@Resolver(() => Centre)
export class ReadingsOfCentreResolver {
  @FieldResolver(() => ReadingConnection, {
    nullable: true,
    description: 'What was measured and counted at the centre and in its zones and rooms, the latest first.',
  })
  readings(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Reading>> {
    return pageOf({ pages: loaders.readingPages, counts: loaders.readingCount }, id, page, (row) => [
      row.measuredOn,
      row.id,
    ]);
  }
}

@Resolver(() => Reading)
export class ReadingResolver {
  @FieldResolver(() => SafeZone, {
    nullable: true,
    description: 'The safe zone of which it is, if it is one.',
  })
  async safeZone(@Root() { safeZoneId }: Reading, @Ctx() { loaders }: Context): Promise<SafeZone | null> {
    return safeZoneId ? loaders.safeZone.load(safeZoneId) : null;
  }

  @FieldResolver(() => Room, { nullable: true, description: 'The room of which it is, if it is one.' })
  async room(@Root() { roomId }: Reading, @Ctx() { loaders }: Context): Promise<Room | null> {
    return roomId ? loaders.room.load(roomId) : null;
  }

  @Mutation(() => RecordReadingPayload, {
    description: 'Records what was measured or counted at a place on a day.',
  })
  recordReading(
    @Arg('input', () => RecordReadingInput, { description: 'Where, what, how much, when and by whom.' })
    input: RecordReadingInput,
    @Ctx() context: Context,
  ): Promise<RecordReadingPayload> {
    return write(context, input, {
      prepare: async () => {
        const { centre, safeZoneId, roomId } = await whereItIs(context, input);
        await context.acts.perform({ place: centre.id, at: context.now });
        const { kind, value } = input;
        checkValue(input);
        if (kind === 'SITE_AREA_M2' && !input.centreId) {
          throw badInput('The area of a site is that of a whole centre.', 'centreId');
        }
        const measuredOn = readPastDay(input.measuredOn, centre.timeZone, context.now, 'measuredOn');
        const source = readText(input.source, 'source');
        return { centreId: centre.id, safeZoneId, roomId, kind, value, measuredOn, source };
      },
      act: async (query, wanted) => ({ id: await insertReading(context, query, wanted) }),
      answer: ({ id }) => ({ reading: reread(context.loaders.reading, id) }),
    });
  }
}

function checkValue({ kind, value }: RecordReadingInput) {
  readNumber(value, 'value', { least: 0, most: LARGEST_VALUE, decimals: 2 });
  if (kind === 'HEADCOUNT' && !Number.isInteger(value)) throw badInput('People are counted whole.', 'value');
}

async function whereItIs(context: Context, { centreId, safeZoneId, roomId }: RecordReadingInput) {
  if ([centreId, safeZoneId, roomId].filter((id) => id != null).length !== 1) {
    throw badInput('Give one place: a centre, or a safe zone, or a room.', 'centreId');
  }
  if (roomId) {
    const { id, floor } = await requirePlace(context, 'room', roomId);
    return { centre: floor.building.centre, safeZoneId: floor.safeZone?.id ?? null, roomId: id };
  }
  if (safeZoneId) {
    const { id, centre } = await requirePlace(context, 'safeZone', safeZoneId);
    return { centre, safeZoneId: id, roomId: null };
  }
  return { centre: await requirePlace(context, 'centre', centreId!), safeZoneId: null, roomId: null };
}
