import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, Refusal, Refusals } from '@mrrm/platform/wire/errors';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { requirePlace } from '../../premises/resolvers/place-in-input.js';
import { askPersonFacts } from '../facts/ask.js';
import { findFreeRooms } from '../repository/free-rooms.js';
import { rankBeds } from '../rules/rank-beds.js';
import { knowledgeOf } from '../rules/tell-findings.js';
import { BedSuggestion, SuggestBedsArguments } from '../types/suggestion.js';
import { checkStay, shown } from './checks.js';

const MOST_SUGGESTED = 50;

@Resolver(() => BedSuggestion)
export class BedSuggestionResolver {
  @Query(() => [BedSuggestion], {
    nullable: true,
    description:
      'Beds that are free for a resident, the most suitable first, with what speaks for and against each. Beds that the rules refuse are left out. For those who may not know kin and dates of birth the rules are asked without them: such a bed may be refused when it is given.',
  })
  async suggestBeds(
    @Args(() => SuggestBedsArguments) wanted: SuggestBedsArguments,
    @Ctx() context: Context,
  ): Promise<BedSuggestion[]> {
    const { loaders, graph, judge, now } = context;
    if (wanted.first < 1 || wanted.first > MOST_SUGGESTED) {
      throw badInput(`Ask for 1 to ${MOST_SUGGESTED} beds.`, 'first');
    }
    const residentId = readIdentifier(wanted.residentId, 'residentId');
    const { id: centreId } = await requirePlace(context, 'centre', wanted.centreId);
    const zone =
      wanted.safeZoneId != null ? await requirePlace(context, 'safeZone', wanted.safeZoneId) : null;
    const period = { startsAt: wanted.from ?? now, until: wanted.until ?? null };
    if (period.until && period.until <= period.startsAt) {
      throw badInput('The end lies before the beginning.', 'until');
    }
    const agreement = await loaders.agreementForReader.load(centreId);
    // What suits a bed tells who is in the room: to whom no placement is open here, none is told by its neighbours either.
    if (!agreement && judge.standing('OPERATIONAL') !== 'OPEN') {
      const refusal = judge.refusal('OPERATIONAL');
      context.trail.refused('BedSuggestion', undefined, 'OPERATIONAL', refusal.code);
      throw refusal;
    }
    const [known, people] = await Promise.all([
      checkStay(context, residentId, { place: centreId, from: now }).catch(firstOf),
      askPersonFacts(graph, [residentId]),
    ]);
    const person = people?.get(residentId);
    if (known !== 'VERIFIED' || !person) {
      const message = 'Who the resident may share a room with cannot be found out at the moment. Try again.';
      throw new Refusal('UPSTREAM_UNAVAILABLE', message);
    }
    const knows = knowledgeOf(context.judge);
    const search = { residentId, person, centreId, safeZoneId: zone?.id ?? null, period, knows };
    const ranked = rankBeds(await findFreeRooms(context, search)).slice(0, wanted.first);
    const beds = await Promise.all(ranked.map(({ bedId }) => loaders.bed.load(bedId)));
    const access = agreement && { found: `SOP:${agreement.sopId}` };
    const suggested = ranked.map(({ findings, reasons }, index) => ({
      rank: index + 1,
      bed: beds[index]!,
      reasons,
      findings: shown(
        context,
        findings.map((finding) => ({ ...finding, residentId, judgedAt: now })),
      ),
      residentId,
      ...(access && { access }),
    }));
    for (const suggestion of suggested)
      if (suggestion.reasons.some(({ code }) => code === 'SAME_HOUSEHOLD'))
        context.trail.read('BedSuggestion', suggestion, 'KIN', 'OWN');
    return suggested;
  }
}

/** A read has one error, not several. */
function firstOf(error: unknown): never {
  throw error instanceof Refusals ? error.refusals[0]! : error;
}
