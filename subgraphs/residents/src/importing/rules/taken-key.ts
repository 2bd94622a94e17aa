/**
 * What stands in place of the key of a row whose person was anonymised, as SQL: whoever has that register knows it again, and nobody else.
 * @param source and @param key as SQL
 */
export const takenKey = (source: string, key: string): string =>
  `'TAKEN-' || encode(sha256(convert_to(${source} || ' ' || ${key}, 'UTF8')), 'hex')`;
