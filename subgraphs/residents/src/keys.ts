/** The person whom a row names, for the audit. */
export const idOf = (row: { id: string }) => row.id;
export const residentIdOf = (row: { residentId: string }) => row.residentId;
