import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { changeRow, type Versioned } from '@mrrm/platform/writing/version';
import type { PgInsertValue, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { building, floor, room, safeZone, shelter } from '../../premises/table.js';

type PlaceTable = typeof building | typeof floor | typeof room | typeof safeZone | typeof shelter;

interface PlaceChange<Table extends PlaceTable> extends Versioned {
  /** What changes; what is absent stays. */
  values: PgUpdateSetSource<Table>;
}

/** How places of one kind, which the actor has been found to see, are written. */
const writesOf = <Table extends PlaceTable>(table: Table, what: string) => ({
  /** @returns the identifier of the new place */
  insert: async (query: Query, valuesOf: (id: string) => PgInsertValue<Table>): Promise<string> => {
    const id = newIdentifier();
    await query.insert(table).values(valuesOf(id));
    return id;
  },
  /** @returns the place's identifier @throws Refusal CONFLICT for another version */
  change: async (query: Query, { values, ...row }: PlaceChange<Table>): Promise<string> => {
    await changeRow(query, table, row, values, what);
    return row.id;
  },
});

export const shelters = writesOf(shelter, 'shelter');
export const buildings = writesOf(building, 'building');
export const safeZones = writesOf(safeZone, 'safe zone');
export const floors = writesOf(floor, 'floor');
export const rooms = writesOf(room, 'room');
