import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import { badInput } from '@mrrm/platform/wire/errors';
import {
  ifGiven,
  readCode,
  readNationality,
  readNumber,
  readOptionalIdentifier,
  readText,
} from '@mrrm/platform/writing/input';
import type { Context } from '../../context.js';
import type { Resident } from '../../register/types/resident.js';
import type { ResidentList } from '../repository/list.js';
import type { ResidentFilter } from '../types/filter.js';
import type { ResidentOrder } from '../values.js';

/** Years, as `Resident.age` takes them. */
const AGES = { least: 0, most: 130 };

interface Asked {
  first: number;
  after?: string | null;
  filter?: ResidentFilter | null;
  order?: ResidentOrder;
}

/** One page of the residents of a centre, a zone, a case manager or a legal representative, in the order asked for. */
export function residentPage(
  { loaders }: Context,
  of: ResidentList['of'],
  parentId: string,
  { filter, order, ...page }: Asked,
): Promise<Connection<Resident>> {
  const list = { of, filter: filter != null ? readFilter(filter) : undefined, order };
  const { residentPages, residentCount } = loaders;
  return pageOf({ pages: residentPages(list), counts: residentCount(list) }, parentId, page, (row) =>
    'rank' in row ? [String(row.rank), row.since, row.id] : [row.arrivedAt!, row.id],
  );
}

/** @throws Refusal BAD_USER_INPUT at the condition that cannot be read */
function readFilter(filter: ResidentFilter): ResidentFilter {
  const { safeZoneId, registrationNumberStarts, nationality, ageFrom, ageTo, arrivedFrom, arrivedUntil } =
    filter;
  if (ageFrom != null && ageTo != null && ageFrom > ageTo)
    throw badInput('This is more than `ageTo`: nobody is of such an age.', 'filter.ageFrom');
  if (arrivedFrom && arrivedUntil && arrivedFrom >= arrivedUntil)
    throw badInput('This is not before `arrivedUntil`: nobody arrived then.', 'filter.arrivedFrom');
  return {
    ...filter,
    name: ifGiven(filter.name, (name) => readText(name, 'filter.name')),
    safeZoneId: readOptionalIdentifier(safeZoneId, 'filter.safeZoneId'),
    registrationNumberStarts: ifGiven(registrationNumberStarts, (start) =>
      readCode(start, 'filter.registrationNumberStarts'),
    ),
    nationality: ifGiven(nationality, (code) => readNationality(code, 'filter.nationality')),
    ageFrom: ifGiven(ageFrom, (age) => readNumber(age, 'filter.ageFrom', AGES)),
    ageTo: ifGiven(ageTo, (age) => readNumber(age, 'filter.ageTo', AGES)),
  };
}
