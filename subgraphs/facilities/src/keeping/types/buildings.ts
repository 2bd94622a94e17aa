import { payloadOf } from '@mrrm/platform/writing/payload';
import { ChangeInput, WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType } from 'type-graphql';
import { Building } from '../../premises/types/building.js';
import { Shelter } from '../../premises/types/shelter.js';

@InputType({ description: 'Adds a site to a centre.' })
export class AddShelterInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Its short code, unique in the graph.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What else is known of it.' })
  note?: string | null;
}

@InputType({
  description:
    'Changes what is recorded about a shelter. Fields left out stay as they are; null clears the note.',
})
export class ChangeShelterInput extends ChangeInput {
  @Field(() => ID, { description: 'The shelter.' })
  shelterId!: string;

  @Field(() => String, { nullable: true, description: 'Its short code, unique in the graph.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is known of it.' })
  note?: string | null;
}

@InputType({ description: 'Adds a building to a centre.' })
export class AddBuildingInput extends WriteInput {
  @Field(() => ID, { description: 'The centre.' })
  centreId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The shelter on whose site it stands, when the centre has several.',
  })
  shelterId?: string | null;

  @Field(() => String, { description: 'Its short code, unique in the centre.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@InputType({ description: 'Changes what is recorded about a building. Fields left out stay as they are.' })
export class ChangeBuildingInput extends ChangeInput {
  @Field(() => ID, { description: 'The building.' })
  buildingId!: string;

  @Field(() => String, { nullable: true, description: 'Its short code, unique in the centre.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;
}

export const ShelterPayload = payloadOf('ShelterPayload', 'What came of a write on a shelter.', {
  shelter: [() => Shelter, 'The shelter; null when it was refused.'],
});
export type ShelterPayload = InstanceType<typeof ShelterPayload>;

export const BuildingPayload = payloadOf('BuildingPayload', 'What came of a write on a building.', {
  building: [() => Building, 'The building; null when it was refused.'],
});
export type BuildingPayload = InstanceType<typeof BuildingPayload>;
