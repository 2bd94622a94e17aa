import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import { z } from 'zod';
import type { Context } from '../../context.js';

const CENTRES = `query CentresOfTransfer($from: ID!, $to: String!) {
  from: centre(id: $from) { id code } to: centreByCode(code: $to) { id code } }`;
const found = z.object({ id: z.string(), code: z.string() });
export type KnownCentre = z.infer<typeof found>;

/**
 * The two centres of a transfer. The slice asks as itself: who works at one centre does not see the other. Call it before the transaction.
 * @throws Refusal NOT_FOUND at `toCentreCode`; UPSTREAM_UNAVAILABLE while their owner cannot be asked
 */
export async function askCentres(
  { graph }: Context,
  from: string,
  to: string,
): Promise<{ from: KnownCentre; to: KnownCentre }> {
  const { data, errors } = await graph.asItself
    .ask(CENTRES, { from, to })
    .catch(() => ({ data: null, errors: [{}] }));
  const left = found.safeParse(data?.['from']);
  if (errors?.length || !left.success)
    throw new Refusal(
      'UPSTREAM_UNAVAILABLE',
      'The owner of the centres cannot be asked now. Try again later.',
      {
        path: 'toCentreCode',
      },
    );
  const entered = found.safeParse(data?.['to']);
  if (!entered.success) throw notFound('centre with this code', 'toCentreCode');
  return { from: left.data, to: entered.data };
}
