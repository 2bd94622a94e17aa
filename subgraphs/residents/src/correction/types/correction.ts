import type { RowAccess } from '@mrrm/platform/access/row-access';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import { CorrectedField } from '../values.js';

@ObjectType({
  description:
    'A value of a resident that was corrected. It is there for whoever may read that value now, and for nobody else.',
  simpleResolvers: true,
})
export class ResidentCorrection {
  @Field(() => ID, { description: 'Identifier of the correction.' })
  id!: string;

  @Field(() => CorrectedField, { description: 'What was corrected.' })
  field!: CorrectedField;

  @Field(() => String, {
    nullable: true,
    description:
      'What stood there before, as the field of `Resident` has it; of languages one after the other, with commas. Null when nothing did.',
  })
  oldValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What has stood there since; null when nothing has.',
  })
  newValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why. It may speak of other values that were corrected with it: it is for those of the State who read them all, and for legal representatives.',
  })
  reason?: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When it was corrected.' })
  correctedAt!: Date;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who corrected it; null for a sign-in that is of no staff member.',
  })
  correctedBy?: StaffMember | null;

  @Field(() => Int, {
    description: 'The `version` of the resident that came of it: what was corrected together has the same.',
  })
  residentVersion!: number;

  residentId!: string;

  access?: RowAccess | undefined;
}

/** A page of corrections, the latest first. */
export const ResidentCorrectionConnection = connectionOf(() => ResidentCorrection, 'ResidentCorrection');
