import { mustReach } from '@mrrm/platform/access/visible-at';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readNumber, readPast, readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { kindOf } from '../../assistance/rules/kind-of.js';
import type { Context } from '../../context.js';
import { insertDistribution } from '../repository/distribution.js';
import {
  DistributionOutcome,
  RecordDistributionInput,
  RecordDistributionPayload,
} from '../types/distribution.js';
import type { HandingOut } from '../values.js';

const MOST_RESIDENTS = 500;
const QUANTITIES = { least: 0.01, most: 999_999, decimals: 2 };

@Resolver(() => DistributionOutcome)
export class DistributionResolver {
  @Mutation(() => RecordDistributionPayload, {
    description:
      'Records that one thing was handed out to many residents of a centre, and says of each what became of it: whoever is not there or has had it already hinders nobody else.',
  })
  recordDistribution(
    @Arg('input', () => RecordDistributionInput, { description: 'What, where, when and to whom.' })
    input: RecordDistributionInput,
    @Ctx() context: Context,
  ): Promise<RecordDistributionPayload> {
    return write(context, input, {
      prepare: async () => {
        const centreId = readIdentifier(input.centreId, 'centreId');
        mustReach(context, centreId, 'centreId');
        const providedAt = readPast(input.providedAt, context.now, 'providedAt');
        const { category, unit, evenIfHadAlready } = input;
        const item = readText(input.item, 'item');
        const quantity = readNumber(input.quantity, 'quantity', QUANTITIES);
        const residentIds = readResidents(input.residentIds);
        await context.acts.perform({ place: centreId, at: providedAt, functions: [kindOf(category)] });
        return { centreId, category, unit, evenIfHadAlready, item, quantity, providedAt, residentIds };
      },
      act: (query, wanted) => insertDistribution(context, query, wanted),
      answer: ({ hadAlready, notHere }) => {
        const [had, absent] = [new Set(hadAlready), new Set(notHere)];
        const outcomeOf = (id: string): HandingOut =>
          had.has(id) ? 'HAD_ALREADY' : absent.has(id) ? 'NO_SUCH_RESIDENT' : 'RECORDED';
        const outcomes = readResidents(input.residentIds).map((residentId) => ({
          residentId,
          outcome: outcomeOf(residentId),
        }));
        return { recorded: outcomes.length - had.size - absent.size, outcomes };
      },
    });
  }
}

/** @throws Refusal BAD_USER_INPUT for none, too many, or one who is named twice */
function readResidents(ids: string[]): string[] {
  if (ids.length < 1 || ids.length > MOST_RESIDENTS)
    throw badInput(`Give 1 to ${MOST_RESIDENTS} residents.`, 'residentIds');
  const read = ids.map((id, index) => readIdentifier(id, `residentIds.${index}`));
  const seen = new Set<string>();
  for (const [index, id] of read.entries()) {
    if (seen.has(id)) throw badInput('This resident is listed twice.', `residentIds.${index}`);
    seen.add(id);
  }
  return read;
}
