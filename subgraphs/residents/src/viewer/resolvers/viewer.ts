import { type Connection, PageArguments } from '@mrrm/platform/reading/connection';
import { staffMemberOf } from '@mrrm/platform/viewer/sign-in';
import { Arg, Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { residentPage } from '../../lists/resolvers/page.js';
import { ResidentFilter } from '../../lists/types/filter.js';
import type { WorkList } from '../../missing/repository/work-list.js';
import { waitingPage } from '../../missing/resolvers/work-lists.js';
import { ExpiringArguments, expiringPage } from '../../opening/resolvers/expiring.js';
import { type Consent, ConsentConnection } from '../../opening/types/consent.js';
import { type Resident, ResidentConnection } from '../../register/types/resident.js';
import { findOwnLegalRepresentative } from '../../representation/repository/legal-representative.js';
import { LegalRepresentative } from '../../representation/types/legal-representative.js';
import { findTouchedResidents } from '../repository/touched.js';
import { Viewer } from '../types/viewer.js';

/** Whose cases they are. @throws Refusal for who reads none of what is told: an empty list would read as "nobody" */
function readerOfCases({ actor, judge }: Context, group = 'OPERATIONAL'): string | null {
  const member = staffMemberOf(actor) ?? null;
  if (member && judge.standing(group) === 'CLOSED') throw judge.refusal(group);
  return member;
}

/** Who of their cases waits for something. */
async function ownWork(context: Context, work: WorkList['work'], page: PageArguments) {
  const member = readerOfCases(context);
  return member ? waitingPage(context, { work, of: 'CASE_MANAGER' }, member, page) : null;
}

/** Whose people they are: the residents of the one who asks. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description:
      'The residents whose case they manage and who stay now, the latest arrival first; null when the sign-in names no staff member. The filter tells what is due of them.',
  })
  async caseload(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => ResidentFilter, { nullable: true, description: 'Which of them; all by default.' })
    filter: ResidentFilter | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Resident> | null> {
    const member = readerOfCases(context);
    return member ? residentPage(context, 'CASE_MANAGER', member, { ...page, filter: filter ?? null }) : null;
  }

  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description:
      'Of their cases, who is to be looked for, who waits longest first; null when the sign-in names no staff member.',
  })
  async overdueChecks(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident> | null> {
    return ownWork(context, 'OVERDUE_CHECKS', page);
  }

  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description:
      'Of their cases, who is missed or about whom something is not over, who is missed longest first; null when the sign-in names no staff member.',
  })
  async missingResidents(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident> | null> {
    return ownWork(context, 'MISSING', page);
  }

  @FieldResolver(() => ConsentConnection, {
    nullable: true,
    description:
      'Of their cases, the consents that hold, end by themselves within some days and are renewed by no other, what ends first coming first; null when the sign-in names no staff member.',
  })
  async expiringConsents(
    @Args(() => ExpiringArguments) asked: ExpiringArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Consent> | null> {
    const member = readerOfCases(context, 'CONSENTS');
    return member ? expiringPage(context, 'CASE_MANAGER', member, asked) : null;
  }

  @FieldResolver(() => ResidentConnection, {
    nullable: true,
    description:
      'For officers, auditors and legal representatives: whose records others read or changed last, the latest first, and so the way to the histories; never by their own acts. It goes back by stretches of at most 1,000 events, and whoever was touched in several comes once in each. Where a stretch ends, or many are hidden, a page holds fewer than asked for, or nobody, and says that more follow. They are not counted: `totalCount` is null.',
  })
  touchedResidents(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Resident>> {
    return findTouchedResidents(context, page);
  }

  @FieldResolver(() => LegalRepresentative, {
    nullable: true,
    description:
      'Who they are among the legal representatives, and so the way to the children whom they represent today; null for whoever represents nobody in law.',
  })
  legalRepresentative(@Ctx() context: Context): Promise<LegalRepresentative | null> {
    return findOwnLegalRepresentative(context);
  }
}
