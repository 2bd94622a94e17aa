import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Referral } from '../../referrals/types/referral.js';
import { Session } from '../../sessions/types/session.js';
import { MedicalPayment } from '../types/medical-payment.js';

@Resolver(() => MedicalPayment)
export class MedicalPaymentResolver {
  @Query(() => MedicalPayment, {
    nullable: true,
    description: 'A payment for medical care by its identifier.',
  })
  medicalPayment(
    @Arg('id', () => ID, { description: 'Identifier of the payment.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<MedicalPayment | null> {
    return loaders.medicalPayment.load(readIdentifier(id, 'id'));
  }

  @FieldResolver(() => Referral, {
    nullable: true,
    description: 'The referral by which it came to it, where the reader may see it; null without one.',
  })
  async referral(
    @Root() { referralId }: MedicalPayment,
    @Ctx() { loaders }: Context,
  ): Promise<Referral | null> {
    return referralId ? loaders.referral.load(referralId) : null;
  }

  @FieldResolver(() => Session, {
    nullable: true,
    description: 'The session in which it was arranged, where the reader may see it; null without one.',
  })
  async session(@Root() { sessionId }: MedicalPayment, @Ctx() { loaders }: Context): Promise<Session | null> {
    return sessionId ? loaders.session.load(sessionId) : null;
  }

  @FieldResolver(() => MedicalPayment, {
    nullable: true,
    description: 'The voided payment in whose place it stands; null where it stands in none.',
  })
  async corrects(
    @Root() { correctsId }: MedicalPayment,
    @Ctx() { loaders }: Context,
  ): Promise<MedicalPayment | null> {
    return correctsId ? loaders.medicalPayment.load(correctsId) : null;
  }
}
