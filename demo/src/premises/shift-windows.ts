export type ShiftWindow = 'DAY' | 'EVENING' | 'NIGHT';

/** The shift windows of every centre, in hours of Sofia; the night ends on the next day. Invented. */
export const shiftWindows = [
  { window: 'DAY', startsAt: '07:00', endsAt: '15:00', start: 7, hours: 8 },
  { window: 'EVENING', startsAt: '15:00', endsAt: '21:00', start: 15, hours: 6 },
  { window: 'NIGHT', startsAt: '21:00', endsAt: '07:00', start: 21, hours: 10 },
] as const satisfies readonly {
  window: ShiftWindow;
  startsAt: string;
  endsAt: string;
  start: number;
  hours: number;
}[];
