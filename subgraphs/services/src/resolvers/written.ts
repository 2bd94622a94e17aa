/** Reads a written row anew: several writes of one request must not show each other's remembered rows. */
export const readWritten = async <Row>(
  loader: { clear(id: string): { load(id: string): Promise<Row | null> } },
  result: { id: string } | undefined,
): Promise<Row | null> => (result ? loader.clear(result.id).load(result.id) : null);
