import type { RowAccess } from '@mrrm/platform/access/row-access';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Centre } from '../../pointers.js';
import { StaffRole } from '../values.js';

@ObjectType({
  description: 'A person who works at a centre, employed by one organisation.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class StaffMember {
  @Field(() => ID, { description: 'Identifier of the staff member.' })
  id!: string;

  @Field(() => String, { description: 'Given name and family name.' })
  fullName!: string;

  @Field(() => StaffRole, { description: 'What the person does.' })
  role!: StaffRole;

  @Field(() => [String], {
    description: 'Languages the person speaks, the best one first, as ISO 639 codes.',
  })
  languages!: string[];

  @Field(() => [Centre], { nullable: true, description: 'The centres at which the person works.' })
  centres?: Centre[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day on which the vetting for work with children counts; null when never vetted.',
  })
  vettedUntil?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which the code of conduct was signed; null when it was not.',
  })
  codeOfConductSignedOn?: string | null;

  @Field(() => Boolean, { description: 'Whether the person works here at present.' })
  active!: boolean;

  @Field(() => Int, { description: 'Counts the changes of the record.' })
  version!: number;

  organisationId!: string;

  access?: RowAccess | undefined;
}

/** A page of staff members, by name. */
export const StaffMemberConnection = connectionOf(() => StaffMember, 'StaffMember');
