import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Field, ObjectType } from 'type-graphql';
import { StaffMember } from '../../pointers.js';
import type { Resident } from '../../register/types/resident.js';
import { CaseState } from '../../register/values.js';

@ObjectType({
  description:
    'What is on record about a resident and not over. A departure ends none of it by itself: a representation, a case and consents may outlast a stay.',
  simpleResolvers: true,
})
export class OpenRecords {
  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who manages the case; null while nobody does.',
  })
  caseManager?: StaffMember | null;

  @Field(() => CaseState, {
    nullable: true,
    description: 'Where the case stands; null when it is closed.',
  })
  caseState?: CaseState | null;

  residentId!: string;

  /** The row that it is about. */
  resident!: Resident;

  access?: RowAccess | undefined;
}
