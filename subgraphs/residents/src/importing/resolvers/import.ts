import { mustReach } from '@mrrm/platform/access/visible-at';
import { checkReferences } from '@mrrm/platform/graph/references';
import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, Refusal, Refusals } from '@mrrm/platform/wire/errors';
import { readCode } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { pointersOf } from '../../pointers.js';
import { oneHead } from '../../register/repository/registration.js';
import type { Resident } from '../../register/types/resident.js';
import { type Imported, importRows } from '../repository/import-rows.js';
import { ImportResidentsInput, ImportResidentsPayload } from '../types/import.js';
import { type ReadRow, readRow } from './read-row.js';

/** A page of an operator's screen. A gateway takes no more text in one request. */
export const MOST_ROWS = 200;

const constraints = {
  ...oneHead('rows'),
  resident_registration_number_once: {
    message: 'A registration number of these rows is in use at this centre. Who has come back is readmitted.',
    path: 'rows',
  },
  imported_row_once: {
    message: 'A row of these was taken over at this centre before.',
    path: 'rows',
  },
};

/** How a few people of another register are taken over. */
@Resolver()
export class ImportResolver {
  @Mutation(() => ImportResidentsPayload, {
    description:
      'Registers people of another register, at most 200, all of them or none. A row that was taken over before changes nothing.',
  })
  importResidents(
    @Arg('input', () => ImportResidentsInput, {
      description: 'From which register, to which centre, and whom.',
    })
    input: ImportResidentsInput,
    @Ctx() context: Context,
  ): Promise<ImportResidentsPayload> {
    return write(context, input, {
      constraints,
      prepare: async () => {
        const source = readCode(input.source, 'source');
        const rows = await readRows(input, context);
        const verification = await checkReferences(context, referencesOf(rows));
        return { source, rows, verification, isRehearsal: input.isRehearsal };
      },
      act: (query, wanted) => importRows(context, query, wanted),
      answer: ({ rows }) => ({
        outcomes: rows.map(({ outcome }) => outcome),
        residents: whoIsSeen(context, rows),
      }),
    });
  }
}

async function whoIsSeen({ loaders }: Context, rows: Imported['rows']): Promise<Resident[]> {
  const ids = rows.flatMap(({ residentId }) => residentId ?? []);
  const found = await Promise.all(ids.map((id) => reread(loaders.resident, id)));
  return found.filter((one) => one !== null);
}

/** @throws Refusals of all bad rows at once */
async function readRows(input: ImportResidentsInput, context: Context): Promise<ReadRow[]> {
  const { graph, now, timeZones } = context;
  const centreId = readIdentifier(input.centreId, 'centreId');
  mustReach(context, centreId, 'centreId');
  if (input.rows.length === 0 || input.rows.length > MOST_ROWS)
    throw badInput(`Give 1 to ${MOST_ROWS} rows.`, 'rows');
  await timeZones.ask(centreId, graph);
  const clock = { now, dayAt: (moment: Date) => timeZones.dayAt(moment, centreId) };
  const refusals: Refusal[] = [];
  const rows = input.rows.flatMap((row, index) => {
    try {
      const read = readRow(row, centreId, clock);
      if (row.householdRelation && row.departedAt)
        throw badInput('What somebody is in a household goes with a stay that lasts.', 'householdRelation');
      return [read];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(inRow(error, index));
      return [];
    }
  });
  if (refusals.length > 0) throw new Refusals(refusals);
  return rows;
}

const inRow = ({ code, message, inputPath, rule }: Refusal, index: number) =>
  new Refusal(code, message, {
    path: ['rows', index, inputPath].filter((part) => part !== undefined).join('.'),
    ...(rule && { rule }),
  });

/** Each centre and zone is asked for once. */
function referencesOf(rows: readonly ReadRow[]) {
  const seen = new Set<string>();
  return rows.flatMap(({ centreId, safeZoneId }, index) =>
    pointersOf({ centreId, safeZoneId }, centreId)
      .filter(({ id }) => !seen.has(id) && seen.add(id))
      .map((pointer) => ({
        ...pointer,
        path: pointer.path === 'centreId' ? 'centreId' : `rows.${index}.${pointer.path}`,
      })),
  );
}
