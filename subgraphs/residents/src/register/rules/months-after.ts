/**
 * The same time of the same day so many months later, or of the last day of a month that is too short: how a term of months is counted
 * (Regulation (EEC, Euratom) No 1182/71, article 3). On the clock of UTC, as PostgreSQL adds months there.
 */
export function monthsAfter(moment: Date, months: number): Date {
  const later = new Date(moment);
  later.setUTCMonth(moment.getUTCMonth() + months);
  // Into the month behind a short one: back to the end of that.
  if (later.getUTCDate() !== moment.getUTCDate()) later.setUTCDate(0);
  return later;
}
