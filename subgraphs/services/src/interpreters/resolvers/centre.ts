import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { RangeArguments, readRange } from '../../times.js';
import { InterpreterBooking } from '../types/booking.js';

@Resolver(() => Centre)
export class BookingsOfCentreResolver {
  @FieldResolver(() => [InterpreterBooking], {
    nullable: true,
    description: 'The bookings of interpreters that touch a range of time, the earliest first.',
  })
  interpreterBookings(
    @Root() { id }: Centre,
    @Args(() => RangeArguments) range: RangeArguments,
    @Ctx() { loaders }: Context,
  ): Promise<InterpreterBooking[]> {
    return loaders.bookingsOfCentre(readRange(range)).load(id);
  }
}
