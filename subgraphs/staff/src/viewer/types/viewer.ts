import { GraphQLDateTimeISO } from '@mrrm/platform/values/moment';
import { viewerOfSlice } from '@mrrm/platform/viewer/viewer';
import { Field, ObjectType } from 'type-graphql';
import { SafeZone } from '../../pointers.js';
import { Shift } from '../../rota/types/shift.js';

export const { Viewer, ViewerQueryResolver } = viewerOfSlice();

@ObjectType({
  description: 'Whether the one who asks is on duty, by the rota of their employer.',
  simpleResolvers: true,
})
export class ViewerDuty {
  @Field(() => Boolean, { description: 'Whether one of their shifts runs at this moment.' })
  onDuty!: boolean;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When they go off duty: the end of the running shift, or of the last one that follows it without a gap; null when they are not on duty.',
  })
  until?: Date | null;

  @Field(() => Shift, { nullable: true, description: 'The shift that runs; null when they are not on duty.' })
  shift?: Shift | null;

  @Field(() => Shift, {
    nullable: true,
    description: 'Their next shift after that, within 14 days; null when none is planned.',
  })
  nextShift?: Shift | null;

  @Field(() => [SafeZone], {
    nullable: true,
    description:
      'The safe zones of their shifts from 7 days ago until 14 days ahead, the one of the shift that is nearest in time first. Empty for those whose shifts serve a whole centre.',
  })
  safeZones?: SafeZone[] | null;
}
