import 'reflect-metadata';
import { buildSubgraph, type Subgraph } from '@mrrm/platform/schema/subgraph';
import type { Context } from './context.js';
import { features } from './features.js';
import { ResidentCohort } from './pointers.js';

/** Builds this slice's subgraph: its executable schema and its SDL. */
export const buildSlice = (): Promise<Subgraph> =>
  // No field of this slice leads to a cohort: the residents' owner does.
  buildSubgraph<Context>({ ...features, orphanedTypes: [ResidentCohort] });
