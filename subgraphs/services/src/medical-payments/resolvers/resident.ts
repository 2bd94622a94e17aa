import { type Connection, PageArguments, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Resident } from '../../pointers.js';
import { type MedicalPayment, MedicalPaymentConnection } from '../types/medical-payment.js';

@Resolver(() => Resident)
export class PaymentsOfResidentResolver {
  @FieldResolver(() => MedicalPaymentConnection, {
    nullable: true,
    description:
      'What was paid for specialised medical care of the resident, the latest care first, with what was voided since.',
  })
  medicalPayments(
    @Root() { id }: Resident,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<MedicalPayment>> {
    return pageOf(
      { pages: (asked) => loaders.medicalPaymentPages(asked), counts: loaders.medicalPaymentCount },
      id,
      page,
      (row) => [row.careAt, row.id],
    );
  }
}
