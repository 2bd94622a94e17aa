/**
 * Age in whole years on a day. Both are YYYY-MM-DD; somebody born on 29 February is a year older on 1 March.
 * @returns null when the day lies before the birth
 */
export function wholeYears(dateOfBirth: string, on: string): number | null {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const age = on.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
  return age < 0 ? null : age;
}
