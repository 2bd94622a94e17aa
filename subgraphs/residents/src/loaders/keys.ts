/** Keys of a batch. */
export type Ids = string[];

export const idOf = (row: { id: string }) => row.id;
export const residentIdOf = (row: { residentId: string }) => row.residentId;
export const parentIdOf = (row: { parentId: string }) => row.parentId;
