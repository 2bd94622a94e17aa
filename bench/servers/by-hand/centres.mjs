/** The first centres by their codes, of those at which the reader is. */
export async function centres(reading, { first }) {
  const { allCentres = false, centres: own } = reading.actor;
  const nodes = await reading.in(
    'facilities',
    (sql) => sql`select id, code, name from facilities.centre
      where ${allCentres} or id = any(${own}) order by code limit ${first}`,
  );
  return { centres: { nodes } };
}
