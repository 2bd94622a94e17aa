import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput, notFound } from '@mrrm/platform/wire/errors';
import { ifGiven, readCode, readNumber, readPast, readText } from '@mrrm/platform/writing/input';
import type { Context } from '../../context.js';
import type { MedicalPaymentFacts } from '../types/writes.js';

/** A million of the currency: a slip of the pen lies above. */
const MOST_MINOR = 100_000_000;

/**
 * What was paid, as it is kept.
 * @throws Refusal BAD_USER_INPUT; NOT_FOUND for a referral or session that is not there for the reader, or of somebody else
 */
export async function readFacts(
  context: Context,
  { residentId, centreId }: { residentId: string; centreId: string },
  { kind, currency, ...told }: MedicalPaymentFacts,
) {
  const { now, timeZones, graph, loaders } = context;
  const at = (name: keyof MedicalPaymentFacts) => `payment.${name}`;
  const careAt = readPast(told.careAt, now, at('careAt'));
  const amountMinor = readNumber(told.amountMinor, at('amountMinor'), { least: 1, most: MOST_MINOR });
  const provider = readText(told.provider, at('provider'));
  const funding = ifGiven(told.funding, (code) => readCode(code, at('funding')));
  await timeZones.ask(centreId, graph);
  const { paidOn } = told;
  if (paidOn > timeZones.dayAt(now, centreId))
    throw badInput('This day lies in the future. Give the day on which it was paid.', at('paidOn'));
  if (paidOn < timeZones.dayAt(careAt, centreId))
    throw badInput(
      'It was paid before the care began. Give the moment at which the care was arranged.',
      at('paidOn'),
    );
  const [referralId, sessionId] = (['referralId', 'sessionId'] as const).map((name) =>
    ifGiven(told[name], (id) => readIdentifier(id, at(name))),
  );
  // That of somebody else is as good as absent.
  const isOfSame = (found: { resident?: { id: string } | null } | null) => found?.resident?.id === residentId;
  if (referralId && !isOfSame(await loaders.referral.load(referralId)))
    throw notFound('referral', at('referralId'));
  if (sessionId && !isOfSame(await loaders.session.load(sessionId)))
    throw notFound('session', at('sessionId'));
  return {
    kind,
    currency,
    careAt,
    paidOn,
    amountMinor,
    provider,
    funding,
    referralId,
    sessionId,
  };
}
