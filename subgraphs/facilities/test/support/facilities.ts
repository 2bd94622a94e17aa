import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

export type { Answer } from '../../../../test/support/one-slice/slice.js';
export type Facilities = OneSlice;

/** This slice alone, over HTTP, on a real database. */
export const startFacilities = (): Promise<Facilities> => startOneSlice(slice);
