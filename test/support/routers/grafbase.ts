import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print, visit } from 'graphql';
import { OWNERS } from '../../../start/dist/owners.js';
import { type Router, runRouter } from './another-router.js';

const fileOf = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

/** Starts Grafbase's engine with `deploy/routers/grafbase.toml`. @param program its binary, `grafbase` */
export function startGrafbase(program: string, sidecar: string): Promise<Router> {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-grafbase-'));
  const configuration = join(folder, 'grafbase.toml');
  writeFileSync(
    configuration,
    fileOf('deploy/routers/grafbase.toml').replaceAll('http://sidecar:4100', sidecar),
  );
  for (const owner of OWNERS)
    writeFileSync(join(folder, `${owner}.graphql`), inPlainStrings(fileOf(`schema/${owner}.graphql`)));
  const words = (port: number) => [
    '--home',
    folder,
    'dev',
    '--config',
    configuration,
    '--port',
    String(port),
  ];
  return runRouter(folder, program, words, {});
}

/** Its parser ends with a fault at a block string of one line. */
const inPlainStrings = (sdl: string) =>
  print(
    visit(parse(sdl, { noLocation: true }), {
      StringValue: (node) => (node.block ? { ...node, block: false } : undefined),
    }),
  );
