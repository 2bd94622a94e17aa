/** What a row is found by, in a batch and in the audit. */
export const idOf = (row: { id: string }) => row.id;
export const residentIdOf = (row: { residentId: string }) => row.residentId;
export const parentIdOf = (row: { parentId: string }) => row.parentId;
