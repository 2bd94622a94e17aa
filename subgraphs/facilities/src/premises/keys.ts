/** Keys of a batch. */
export type Ids = string[];

export const idOf = (row: { id: string }) => row.id;
export const centreIdOf = (row: { centreId: string }) => row.centreId;
export const placeIdOf = (row: { placeId: string }) => row.placeId;
