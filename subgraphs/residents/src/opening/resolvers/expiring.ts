import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { badInput } from '@mrrm/platform/wire/errors';
import { ArgsType, Field, Int } from 'type-graphql';
import type { Context } from '../../context.js';
import type { ExpiringList } from '../repository/expiring.js';
import type { Consent } from '../types/consent.js';

const FARTHEST_DAYS = 366;

@ArgsType()
export class ExpiringArguments extends PageArguments {
  @Field(() => Int, { defaultValue: 30, description: 'How many days ahead ends are looked for, 1 to 366.' })
  days!: number;
}

/** One page of the consents that end within some days, of a centre or of the cases of somebody. @throws Refusal BAD_USER_INPUT */
export function expiringPage(
  { loaders }: Context,
  of: ExpiringList['of'],
  parentId: string,
  { days, ...page }: ExpiringArguments,
): Promise<Connection<Consent>> {
  if (days < 1 || days > FARTHEST_DAYS) throw badInput(`Ask for 1 to ${FARTHEST_DAYS} days.`, 'days');
  const list = { of, days };
  const [pages, counts] = [loaders.expiringConsentPages(list), loaders.expiringConsentCount(list)];
  return pageOf<Consent & { expiresAt: Date }>({ pages, counts }, parentId, page, (row) => [
    row.expiresAt,
    row.id,
  ]);
}
