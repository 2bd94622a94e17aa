import { type Centre, centres } from '../premises/centres.js';
import { type SafeZone, safeZones } from '../premises/safe-zones.js';
import type { ShiftWindow } from '../premises/shift-windows.js';
import { LEGAL_AID_PARTNER } from './organisations.js';
import type { StaffRole } from './teams.js';

/** What one organisation plans for one window at a centre or in a zone: the roles it needs. */
export interface ShiftPlan {
  centre: Centre;
  zone: SafeZone | null;
  organisation: string;
  window: ShiftWindow;
  roles: readonly StaffRole[];
  /** Days of the week on which it is worked, 0 is Sunday; absent: every day. */
  weekdays?: readonly number[];
}

type Roles = Partial<Record<ShiftWindow, readonly StaffRole[]>>;

const ZONE_IOM: Roles = {
  DAY: ['SOCIAL_WORKER', 'PSYCHOLOGIST', 'ACTIVITY_FACILITATOR', 'INTERPRETER', 'CULTURAL_MEDIATOR'],
  EVENING: ['SOCIAL_WORKER', 'ACTIVITY_FACILITATOR', 'INTERPRETER'],
  NIGHT: ['SOCIAL_WORKER', 'INTERPRETER'],
};
const ZONE_STATE: Roles = {
  DAY: ['SOCIAL_WORKER'],
  EVENING: ['SOCIAL_WORKER'],
  NIGHT: ['SOCIAL_WORKER', 'SECURITY_GUARD'],
};
const CENTRE_STATE: Roles = {
  DAY: ['REGISTRAR', 'CASE_MANAGER', 'NURSE', 'SECURITY_GUARD'],
  EVENING: ['SECURITY_GUARD'],
  NIGHT: ['SECURITY_GUARD'],
};
const LARGE_CENTRE_STATE: Roles = {
  DAY: ['REGISTRAR', 'CASE_MANAGER', 'CASE_MANAGER', 'NURSE', 'SECURITY_GUARD'],
  EVENING: ['NURSE', 'SECURITY_GUARD'],
  NIGHT: ['NURSE', 'SECURITY_GUARD'],
};
const WORKING_DAYS = [1, 2, 3, 4, 5];

type Base = Omit<ShiftPlan, 'window' | 'roles'>;
const plansOf = (base: Base, roles: Roles): ShiftPlan[] =>
  Object.entries(roles).map(([window, needed]) => ({
    ...base,
    window: window as ShiftWindow,
    roles: needed,
  }));

function centrePlans(centre: Centre): ShiftPlan[] {
  const whole = { centre, zone: null };
  const large = safeZones.some(({ site }) => site.centre === centre);
  const state = plansOf({ ...whole, organisation: 'STATE' }, large ? LARGE_CENTRE_STATE : CENTRE_STATE);
  const manager: ShiftPlan = {
    ...whole,
    organisation: 'STATE',
    window: 'DAY',
    roles: ['CENTRE_MANAGER'],
    weekdays: WORKING_DAYS,
  };
  const office: ShiftPlan = {
    ...whole,
    organisation: 'IOM',
    window: 'DAY',
    roles: large ? ['COORDINATOR', 'LEGAL_COUNSELLOR'] : ['SOCIAL_WORKER', 'INTERPRETER'],
    weekdays: large ? WORKING_DAYS : centre.code === 'BANYA' ? [1, 3] : [2, 4],
  };
  const bureau: ShiftPlan = {
    ...whole,
    organisation: LEGAL_AID_PARTNER,
    window: 'DAY',
    roles: ['LEGAL_COUNSELLOR'],
    weekdays: [2, 4],
  };
  return [...state, manager, office, ...(large ? [bureau] : [])];
}

const zonePlans = (zone: SafeZone): ShiftPlan[] => {
  const inZone = { centre: zone.site.centre, zone };
  return [
    ...plansOf({ ...inZone, organisation: 'IOM' }, ZONE_IOM),
    ...plansOf({ ...inZone, organisation: 'STATE' }, ZONE_STATE),
  ];
};

/** Every shift that is planned again and again. Invented. Zones come first: their own people are planned there. */
export const shiftPlans: readonly ShiftPlan[] = [
  ...safeZones.flatMap(zonePlans),
  ...centres.flatMap(centrePlans),
];
