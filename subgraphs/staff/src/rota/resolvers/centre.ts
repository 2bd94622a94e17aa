import { type Connection } from '@mrrm/platform/reading/connection';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Centre } from '../../pointers.js';
import { RangePageArguments } from '../types/range.js';
import { type Shift, ShiftConnection } from '../types/shift.js';
import { shiftPage } from './shift-page.js';

@Resolver(() => Centre)
export class ShiftsOfCentreResolver {
  @FieldResolver(() => ShiftConnection, {
    nullable: true,
    description: 'The shifts that touch a range of time, the earliest first.',
  })
  shifts(
    @Root() { id }: Centre,
    @Args(() => RangePageArguments) range: RangePageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<Shift>> {
    return shiftPage(context, 'CENTRE', id, range);
  }
}
