import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSidecar } from '../gateway/dist/sidecar/sidecar.js';
import { startGraph, type TestGraph } from './support/graph.js';
import { type Router, startRouter, startSidecarOf } from './support/routers/another-router.js';
import { startGrafbase } from './support/routers/grafbase.js';
import { askedAtOnce, promisesOf } from './support/routers/promises.js';
import { isLong } from './support/run/long.js';

const HIVE = [fileURLToPath(new URL('./support/routers/hive.mjs', import.meta.url))];
/** Grafbase's binary, which nothing here depends on: docs/scale.md says where it comes from. */
const GRAFBASE = process.env['GRAFBASE'];

let graph: TestGraph;
let sidecar: RunningSidecar;
beforeAll(async () => {
  graph = await startGraph();
  sidecar = await startSidecarOf(graph);
});
afterAll(async () => {
  await sidecar?.close();
  await graph?.stop();
});

describe('Hive Gateway over the same slices', () => {
  let router: Router;
  beforeAll(async () => {
    router = await startRouter(HIVE, sidecar.url);
  });
  afterAll(() => router?.stop());

  promisesOf(() => ({ graph, router }));

  it.runIf(isLong)(
    'mixes two people up when it adds the person later: what the page on scale warns of',
    async () => {
      const late = await startRouter(HIVE, sidecar.url, { LATE: '1' });
      const { most, subjects } = await askedAtOnce(graph, late);
      await late.stop();
      expect([most, subjects.length]).toEqual([1, 1]);
    },
  );
});

describe.skipIf(!GRAFBASE)('Grafbase over the same slices, where GRAFBASE names its binary', () => {
  let router: Router;
  beforeAll(async () => {
    router = await startGrafbase(GRAFBASE!, sidecar.url);
  });
  afterAll(() => router?.stop());

  // It tells only that a slice did not answer with 200.
  promisesOf(() => ({ graph, router }), { unauthenticated: 'SUBGRAPH_REQUEST_ERROR' });
});
