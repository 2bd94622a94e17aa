/**
 * The calendar day of a moment on the clock of a time zone.
 * @param timeZone IANA name, such as Europe/Sofia
 * @returns YYYY-MM-DD
 */
export const dayIn = (timeZone: string, moment: Date): string =>
  // Of all locales, sv-SE writes a date as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
