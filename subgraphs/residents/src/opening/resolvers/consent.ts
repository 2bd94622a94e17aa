import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { findConsentsInForce } from '../repository/consent.js';
import { Consent, ConsentConnection, ConsentInForce } from '../types/consent.js';
import { ExpiringArguments, expiringPage } from './expiring.js';

@Resolver(() => Consent)
export class ConsentResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'About whom it is.' })
  resident(@Root() { residentId }: Consent, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Consent, {
    nullable: true,
    description: 'The consent that it renews; null when it renews none.',
  })
  async renews(@Root() { renewsId }: Consent, @Ctx() { loaders }: Context): Promise<Consent | null> {
    return renewsId ? loaders.consent.load(renewsId) : null;
  }

  @FieldResolver(() => Consent, {
    nullable: true,
    description:
      'The consent that renews it, whether that holds or waits for a second person; null while none does.',
  })
  renewedBy(@Root() { id }: Consent, @Ctx() { loaders }: Context): Promise<Consent | null> {
    return loaders.consentRenewing.load(id);
  }
}

@Resolver(() => Resident)
export class ConsentsOfResidentResolver {
  @FieldResolver(() => [Consent], {
    nullable: true,
    description: 'All consents, also those expired or withdrawn, the latest first.',
  })
  consents(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Consent[]> {
    return loaders.consentsOfResident.load(id);
  }
}

@Resolver(() => Centre)
export class ConsentsOfCentreResolver {
  @FieldResolver(() => ConsentConnection, {
    nullable: true,
    description: 'The consents of its residents that wait for a second person, the latest first.',
  })
  consentsToConfirm(
    @Root() { id }: Centre,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders: { awaitedConsentPages: pages, awaitedConsentCount: counts } }: Context,
  ): Promise<Connection<Consent>> {
    return pageOf<Consent>({ pages, counts }, id, page, (row) => [row.givenAt, row.id]);
  }

  @FieldResolver(() => ConsentConnection, {
    nullable: true,
    description:
      'The consents of its residents that hold, end by themselves within some days and are renewed by no other; what ends first comes first.',
  })
  expiringConsents(
    @Root() { id }: Centre,
    @Args(() => ExpiringArguments) asked: ExpiringArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Consent>> {
    return expiringPage(context, 'CENTRE', id, asked);
  }
}

/** Most residents that one question about consents may name. */
const MOST_ASKED = 1000;

@Resolver(() => ConsentInForce)
export class ConsentInForceResolver {
  @Query(() => [ConsentInForce], {
    nullable: true,
    description:
      'What residents allow an organisation at this moment, so that another owner can ask before it shows or sends.',
  })
  async consentsInForce(
    @Arg('residentIds', () => [ID], { description: 'About whom, at most 1000.' }) residentIds: string[],
    @Arg('recipientOrganisation', () => String, {
      description: 'Code of the organisation that would receive.',
    })
    recipient: string,
    @Ctx() context: Context,
  ): Promise<ConsentInForce[]> {
    if (residentIds.length > MOST_ASKED)
      throw badInput(`Name at most ${MOST_ASKED} residents.`, 'residentIds');
    const ids = residentIds.map((id, index) => readIdentifier(id, `residentIds.${index}`));
    return findConsentsInForce(context, ids, recipient);
  }
}
