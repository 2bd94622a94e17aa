import { GraphQLLocalDate } from '@mrrm/platform/values/moment';
import { payloadOf } from '@mrrm/platform/writing/payload';
import { WriteInput } from '@mrrm/platform/writing/write-input';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { EndInput, KeptRecord } from '../../register/types/kept.js';
import { PhotoConsent, PhotoContentType } from '../values.js';

@ObjectType({
  description: "Where the owner's store has the photo of a resident: no image passes through the graph.",
  simpleResolvers: true,
})
export class Photo extends KeptRecord {
  @Field(() => String, { description: "The key in the owner's store." })
  storeKey!: string;

  @Field(() => PhotoContentType, { description: 'The form of the image.' })
  contentType!: PhotoContentType;

  @Field(() => String, { description: 'SHA-256 of the image in hexadecimal: what is fetched must have it.' })
  sha256!: string;

  @Field(() => GraphQLLocalDate, { description: 'When it was taken.' })
  takenOn!: string;

  @Field(() => PhotoConsent, { description: 'On whose word it is kept.' })
  consent!: PhotoConsent;
}

@InputType({ description: 'Records the photo of a resident; it stands in the place of a former one.' })
export class RecordPhotoInput extends WriteInput {
  @Field(() => ID, { description: 'Of whom.' })
  residentId!: string;

  @Field(() => String, {
    description: "The key in the owner's store: 1 to 200 letters, digits and `-_./`. It is no address.",
  })
  storeKey!: string;

  @Field(() => PhotoContentType, { description: 'The form of the image.' })
  contentType!: PhotoContentType;

  @Field(() => String, { description: 'SHA-256 of the image: 64 hexadecimal digits.' })
  sha256!: string;

  @Field(() => GraphQLLocalDate, { description: 'When it was taken.' })
  takenOn!: string;

  @Field(() => PhotoConsent, { description: 'On whose word it is kept.' })
  consent!: PhotoConsent;
}

@InputType({ description: 'Ends the record of a photo, as when the consent is taken back.' })
export class EndPhotoInput extends EndInput {
  @Field(() => ID, { description: 'Which record.' })
  photoId!: string;
}

export const PhotoPayload = payloadOf('PhotoPayload', 'What came of recording a photo, or of ending it.', {
  photo: [() => Photo, 'The photo; null when the write was refused.'],
});
export type PhotoPayload = InstanceType<typeof PhotoPayload>;
