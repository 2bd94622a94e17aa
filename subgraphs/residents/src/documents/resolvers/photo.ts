import { reread } from '@mrrm/platform/reading/loaders';
import { readIdentifier } from '@mrrm/platform/values/identifiers';
import { badInput } from '@mrrm/platform/wire/errors';
import { readText } from '@mrrm/platform/writing/input';
import { write } from '@mrrm/platform/writing/writes';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { endKept } from '../../register/repository/kept.js';
import { Resident } from '../../register/types/resident.js';
import { recordPhoto } from '../repository/record.js';
import { photo } from '../table.js';
import { EndPhotoInput, Photo, PhotoPayload, RecordPhotoInput } from '../types/photo.js';

@Resolver(() => Resident)
export class PhotosOfResidentResolver {
  @FieldResolver(() => [Photo], {
    nullable: true,
    description:
      "Where the owner's store has photos of the resident: the one that holds first, then those that were ended.",
  })
  photos(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<Photo[]> {
    return loaders.photosOfResident.load(id);
  }
}

@Resolver(() => Photo)
export class PhotoResolver {
  @FieldResolver(() => Resident, { nullable: true, description: 'Of whom it is.' })
  resident(@Root() { residentId }: Photo, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @Mutation(() => PhotoPayload, {
    description: "Records where the owner's store has the photo of a resident, and on whose word it is kept.",
  })
  recordPhoto(
    @Arg('input', () => RecordPhotoInput, { description: 'Of whom, where, and on whose word.' })
    input: RecordPhotoInput,
    @Ctx() context: Context,
  ): Promise<PhotoPayload> {
    return write(context, input, {
      prepare: () => readPhoto(input),
      act: async (query, wanted) => ({ id: await recordPhoto(context, query, wanted) }),
      answer: ({ id }) => ({ photo: reread(context.loaders.photo, id) }),
    });
  }

  @Mutation(() => PhotoPayload, {
    description:
      'Ends the record of a photo, as when the consent is taken back; the store removes the image.',
  })
  endPhoto(
    @Arg('input', () => EndPhotoInput, { description: 'Which record, and why.' }) input: EndPhotoInput,
    @Ctx() context: Context,
  ): Promise<PhotoPayload> {
    return write(context, input, {
      prepare: () => ({
        id: readIdentifier(input.photoId, 'photoId'),
        expectedVersion: input.expectedVersion,
        reason: readText(input.reason, 'reason', 500),
        path: 'photoId',
      }),
      act: async (query, wanted) => ({
        id: wanted.id,
        residentId: await endKept(context, query, photo, 'PHOTOS', wanted),
      }),
      answer: ({ id }) => ({ photo: reread(context.loaders.photo, id) }),
    });
  }
}

/** @throws Refusal BAD_USER_INPUT for what is no key of a store, and for what is no hash */
function readPhoto({ residentId, storeKey, contentType, sha256, takenOn, consent }: RecordPhotoInput) {
  const key = readText(storeKey, 'storeKey');
  if (!/^[\w./-]+$/.test(key) || key.includes('..') || key.startsWith('/'))
    throw badInput("Give the key in the owner's store: letters, digits and -_./ alone.", 'storeKey');
  const hash = sha256.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash))
    throw badInput('Give the SHA-256 of the image: 64 hexadecimal digits.', 'sha256');
  return {
    ...{ contentType, takenOn, consent, storeKey: key, sha256: hash },
    residentId: readIdentifier(residentId, 'residentId'),
  };
}
