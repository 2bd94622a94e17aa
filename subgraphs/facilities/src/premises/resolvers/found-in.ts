interface Loader<Row> {
  load(id: string): Promise<Row | null>;
}

/** The rows with these identifiers, each once, in the order given; what the reader does not see is not among them. */
export async function foundIn<Row>(loader: Loader<Row>, ids: string[]): Promise<Row[]> {
  const rows = await Promise.all([...new Set(ids)].map((id) => loader.load(id)));
  return rows.filter((row) => row !== null);
}
