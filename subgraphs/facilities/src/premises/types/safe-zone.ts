import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { Hxl } from '@mrrm/platform/wire/hxl';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { TargetGroup, ZoneSex } from '../values.js';
import { Building } from './building.js';
import { Centre } from './centre.js';
import { Shelter } from './shelter.js';

@ObjectType({
  description:
    'A guarded part of a building that is set aside for a group, above all for unaccompanied children.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class SafeZone {
  @Field(() => ID, { description: 'Identifier of the safe zone.' })
  id!: string;

  @Hxl('loc+zone+code')
  @Field(() => String, { description: 'Short code of the safe zone, unique in the graph.' })
  code!: string;

  @Hxl('loc+zone+name')
  @Field(() => String, { description: 'Name of the safe zone.' })
  name!: string;

  @Field(() => TargetGroup, { description: 'For whom the safe zone is set aside.' })
  targetGroup!: TargetGroup;

  @Field(() => Int, {
    nullable: true,
    description: 'The youngest age, in whole years, of those for whom it is set aside; null for any.',
  })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age, in whole years; null for any.' })
  ageTo?: number | null;

  @Field(() => ZoneSex, {
    nullable: true,
    description: 'Of which sex those are for whom it is set aside; null for all.',
  })
  sex?: ZoneSex | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which the safe zone opened; null when not known.',
  })
  openedOn?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The day on which the safe zone closed; null while it is open.',
  })
  closedOn?: string | null;

  @Field(() => [String], { description: 'Who runs the safe zone, as published.' })
  operators!: string[];

  @Field(() => String, { nullable: true, description: 'Its toilets and showers, in words.' })
  sanitation?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is known of the safe zone.' })
  note?: string | null;

  @Field(() => Int, { description: 'Counts the changes of the safe zone; pass it as `expectedVersion`.' })
  version!: number;

  @Field(() => Centre, { description: 'The centre to which the safe zone belongs.' })
  centre!: Centre;

  @Field(() => Shelter, { nullable: true, description: 'The shelter in which the safe zone lies.' })
  shelter?: Shelter | null;

  @Field(() => Building, { description: 'The building in which the safe zone lies.' })
  building!: Building;
}
