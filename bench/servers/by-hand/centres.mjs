/** The first centres by their codes. */
export async function centres(reading, { first }) {
  const nodes = await reading.in(
    'facilities',
    (sql) => sql`select id, code, name from facilities.centre order by code limit ${first}`,
  );
  return { centres: { nodes } };
}
