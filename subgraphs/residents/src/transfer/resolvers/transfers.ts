import { type Connection, pageOf } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { Resident } from '../../register/types/resident.js';
import { Stay } from '../../register/types/stay.js';
import { ResidentTransfer, ResidentTransferConnection, TransferArguments } from '../types/transfer.js';

@Resolver(() => ResidentTransfer)
export class TransferResolver {
  @FieldResolver(() => Resident, {
    nullable: true,
    description:
      'Who moves: for the centre of the stay, and for the other one from the request on. Null for a centre that was left.',
  })
  resident(@Root() { residentId }: ResidentTransfer, @Ctx() { loaders }: Context): Promise<Resident | null> {
    return loaders.resident.load(residentId);
  }

  @FieldResolver(() => Stay, {
    nullable: true,
    description: 'The stay that it ended or is to end, at the centre that is left.',
  })
  formerStay(@Root() { stayId }: ResidentTransfer, @Ctx() { loaders }: Context): Promise<Stay | null> {
    return loaders.stayOfTransfer.load(stayId);
  }
}

@Resolver(() => Resident)
export class TransfersOfResidentResolver {
  @FieldResolver(() => [ResidentTransfer], {
    nullable: true,
    description: 'Transfers to other centres, also those declined or withdrawn, the latest request first.',
  })
  transfers(@Root() { id }: Resident, @Ctx() { loaders }: Context): Promise<ResidentTransfer[]> {
    return loaders.transfersOfResident.load(id);
  }
}

@Resolver(() => Centre)
export class TransfersOfCentreResolver {
  @FieldResolver(() => ResidentTransferConnection, {
    nullable: true,
    description:
      'Who is to move to the centre, or away from it, the latest request first: what waits for an answer or an arrival. Of those who have left it tells for 90 days.',
  })
  residentTransfers(
    @Root() { id }: Centre,
    @Args(() => TransferArguments) { direction, ...asked }: TransferArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ResidentTransfer>> {
    return pageOf<ResidentTransfer>(
      {
        pages: (page) => loaders.transferPages({ direction, page }),
        counts: loaders.transferCount(direction),
      },
      id,
      asked,
      (row) => [row.requestedAt, row.id],
    );
  }
}
