import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO, GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre, Organisation, Resident } from '../../pointers.js';
import { Currency, PaidCare } from '../values.js';

@ObjectType({
  description:
    'What an organisation paid for specialised medical care of a resident. Never edited: a wrong one is voided and stays, and another one may say what is right.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class MedicalPayment {
  @Field(() => ID, { description: 'Identifier of the payment.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'Whose care it was.' })
  resident?: Resident | null;

  @Field(() => Centre, { nullable: true, description: 'The centre of the resident.' })
  centre?: Centre | null;

  @Field(() => Organisation, { nullable: true, description: 'The organisation that paid.' })
  organisation?: Organisation | null;

  @Field(() => String, { description: 'Code of the organisation that paid.' })
  organisationCode!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'When the care was given, or began: within the stay.' })
  careAt!: Date;

  @Field(() => GraphQLLocalDate, { description: 'The day on which it was paid.' })
  paidOn!: string;

  @Field(() => PaidCare, { nullable: true, description: 'For what it was.' })
  kind?: PaidCare | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How much was paid, in hundredths of the currency: 1250 are 12.50. More than 0.',
  })
  amountMinor?: number | null;

  @Field(() => Currency, { nullable: true, description: 'In which currency.' })
  currency?: Currency | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who gave the care or the goods: a clinic, a pharmacy, a carrier.',
  })
  provider?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the donor or project that bears it; null where none is said.',
  })
  funding?: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was found to be wrong: it counts no longer. Null while it does.',
  })
  voidedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it counts no longer; null while it does.' })
  voidingReason?: string | null;

  @Field(() => Verification, {
    description:
      'Whether the owner of the resident has confirmed who it is, and that the care lies in the stay.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the payment.' })
  version!: number;

  referralId!: string | null;
  sessionId!: string | null;
  correctsId!: string | null;

  access?: RowAccess | undefined;
}

/** A page of payments, the latest care first. */
export const MedicalPaymentConnection = connectionOf(() => MedicalPayment, 'MedicalPayment');
