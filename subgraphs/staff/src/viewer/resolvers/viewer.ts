import { staffMemberOf } from '@mrrm/platform/viewer/sign-in';
import { Refusal } from '@mrrm/platform/wire/errors';
import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Organisation } from '../../people/types/organisation.js';
import { StaffMember } from '../../people/types/staff-member.js';
import type { SafeZone } from '../../pointers.js';
import { dutyAt, LOOK_AHEAD, LOOK_BACK, nearestFirst } from '../rules/duty.js';
import { Viewer, ViewerDuty } from '../types/viewer.js';

/**
 * Who asks, among the people of the employer that signed them in.
 * @returns null when the sign-in names no staff member
 * @throws Refusal when role or purpose read nobody here; NOT_FOUND when the employer has nobody of that identifier
 */
async function oneself({ actor, judge, loaders }: Context): Promise<StaffMember | null> {
  const id = staffMemberOf(actor);
  if (!id) return null;
  if (judge.standing('DIRECTORY') === 'CLOSED') throw judge.refusal('DIRECTORY');
  const found = await loaders.staffMember.load(id);
  if (found && found.access?.owner === actor.organisation) return found;
  throw new Refusal('NOT_FOUND', 'Your sign-in names a staff member whom your organisation does not have.');
}

/** What this slice knows of the one who asks. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The organisation that signed them in; null while it is not on record here.',
  })
  organisation(@Ctx() { actor, loaders }: Context): Promise<Organisation | null> {
    return loaders.organisationByCode.load(actor.organisation);
  }

  @FieldResolver(() => StaffMember, {
    nullable: true,
    description: 'Who they are among the staff of the centres; null when the sign-in names no staff member.',
  })
  staffMember(@Ctx() context: Context): Promise<StaffMember | null> {
    return oneself(context);
  }

  @FieldResolver(() => ViewerDuty, {
    nullable: true,
    description:
      'Whether they are on duty, until when, and where they work; null when the sign-in names no staff member. Shifts at centres outside of the sign-in are not counted.',
  })
  async duty(@Ctx() context: Context): Promise<ViewerDuty | null> {
    const { actor, loaders, now } = context;
    const member = await oneself(context);
    if (!member) return null;
    const range = {
      from: new Date(now.getTime() - LOOK_BACK),
      until: new Date(now.getTime() + LOOK_AHEAD),
    };
    const shifts = await loaders.shiftsOfStaffMember(range).load(member.id);
    const { running, until, next } = dutyAt(shifts, now);
    const zones = new Map<string, SafeZone>();
    for (const { safeZone } of nearestFirst(shifts, now))
      if (safeZone && (actor.zones?.includes(safeZone.id) ?? true)) zones.set(safeZone.id, safeZone);
    return {
      onDuty: running !== null,
      until,
      shift: running,
      nextShift: next,
      safeZones: [...zones.values()],
    };
  }
}
