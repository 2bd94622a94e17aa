import type { RowAccess } from '@mrrm/platform/access/row-access';
import { Verification } from '@mrrm/platform/database/columns';
import { connectionOf } from '@mrrm/platform/reading/connection';
import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Resident } from '../../pointers.js';
import { Bed } from '../../premises/types/bed.js';
import { Centre } from '../../premises/types/centre.js';
import { Room } from '../../premises/types/room.js';
import { SafeZone } from '../../premises/types/safe-zone.js';
import { PlacementEnd, PlacementStage } from '../values.js';

@ObjectType({ description: 'One resident in one bed for a time.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Placement {
  @Field(() => ID, { description: 'Identifier of the placement.' })
  id!: string;

  @Field(() => Resident, { nullable: true, description: 'Who has the bed.' })
  resident?: Resident | null;

  @Field(() => Bed, { description: 'The bed.' })
  bed!: Bed;

  @Field(() => Room, { description: 'The room of the bed.' })
  room!: Room;

  @Field(() => SafeZone, {
    nullable: true,
    description: 'The safe zone in which the bed stands; null outside of one.',
  })
  safeZone?: SafeZone | null;

  @Field(() => Centre, { description: 'The centre in which the bed stands.' })
  centre!: Centre;

  @Field(() => PlacementStage, {
    description: 'Whether it is planned, taken up, called off, or taken back as a mistake.',
  })
  stage!: PlacementStage;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'From when the bed was held before the resident came; null when it was not.',
  })
  reservedFrom?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    description: 'From when the resident has the bed, or is to have it.',
  })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when it is thought to last; null when nobody has said. It ends nothing by itself.',
  })
  expectedUntil?: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether the resident is still there after the expected end, or did not arrive by the time for which the bed is held.',
  })
  overdue!: boolean;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when, that moment not included; null while the stay has not ended.',
  })
  endsAt?: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was called off or taken back; null unless it was.',
  })
  closedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was called off or taken back.' })
  closingReason?: string | null;

  @Field(() => PlacementEnd, {
    nullable: true,
    description: 'Why the placement ends; null while it is open.',
  })
  endReason?: PlacementEnd | null;

  @Field(() => Verification, {
    description: 'Whether the owner of the resident has confirmed that there is such a resident.',
  })
  verification!: Verification;

  @Field(() => Int, { description: 'Counts the changes of the placement; pass it as `expectedVersion`.' })
  version!: number;

  residentId!: string;
  access?: RowAccess | undefined;
}

/** A page of placements, the latest start first. */
export const PlacementConnection = connectionOf(() => Placement, 'Placement');
