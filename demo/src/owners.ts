import type { Sql } from 'postgres';
import { connect } from './bulk/owner-load.js';
import { goingOn, type Table } from './bulk/table.js';
import { servicesTables } from './history/tables.js';
import { capacitiesOnward } from './onward/capacities.js';
import { placementsOnward } from './onward/placements.js';
import { upkeepOnward } from './onward/upkeep.js';
import { placementRows } from './placements/rows.js';
import { premisesTables } from './premises/tables.js';
import { residentsTables } from './records/tables.js';
import { staffTables } from './staff/tables.js';
import type { World } from './world.js';

/** The last one to commit is the residents' owner: a load that was cut short does not look like a whole one. */
export const OWNERS = ['facilities', 'staff', 'services', 'residents'] as const;
/** Who owns a database. */
export type Owner = (typeof OWNERS)[number];

/** Connection of each database's owner. */
export type OwnerUrls = Readonly<Record<Owner, string>>;

/** One table of each owner that is never empty once data is loaded. */
export const TOUCHSTONES: Readonly<Record<Owner, string>> = {
  residents: 'residents.resident',
  services: 'services.service_offer',
  staff: 'staff.staff_member',
  facilities: 'facilities.centre',
};

/** All tables of an owner, in the order in which they refer to each other. */
export function tablesOf(owner: Owner, world: World): Table[] {
  switch (owner) {
    case 'residents':
      return residentsTables(world);
    case 'services':
      return servicesTables(world);
    case 'staff':
      return staffTables(world);
    case 'facilities': {
      const past: Table = {
        name: 'facilities.placement',
        rows: () => placementRows(world),
        expected: world.placements.length,
      };
      const { onward, premises: shown } = world;
      const tables = premisesTables(shown);
      if (!onward) return [...tables, past];
      const premises = tables.map((table) => {
        if (table.name === 'facilities.capacity')
          return goingOn(table, capacitiesOnward(shown), onward.until);
        const more = upkeepOnward[table.name];
        return more ? goingOn(table, more(onward), onward.until) : table;
      });
      return [...premises, goingOn(past, placementsOnward(onward), onward.until)];
    }
  }
}

/** Works with a connection of each owner, and ends them. */
export async function withOwners<T>(
  urls: OwnerUrls,
  work: (sql: Record<Owner, Sql>) => Promise<T>,
): Promise<T> {
  const sql = Object.fromEntries(OWNERS.map((owner) => [owner, connect(urls[owner])])) as Record<Owner, Sql>;
  try {
    return await work(sql);
  } finally {
    await Promise.all(Object.values(sql).map((one) => one.end({ timeout: 5 })));
  }
}
