import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { link?: boolean }>;
};
const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules'));
const images = ['gateway', ...workspaces.filter((path) => path.startsWith('subgraphs/'))];

describe.each(images)('the image of %s', (own) => {
  const recipe = read(`${own}/Dockerfile`);
  const instructions = recipe
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('begins with an image that whoever builds it has pinned, and ends the build otherwise', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM '));
    expect(bases.length).toBeGreaterThan(2);
    for (const base of bases) expect(base).toMatch(/^FROM (\$\{NODE_IMAGE\}|manifests)( AS \w+)?$/);
    expect(instructions[0]).toBe('ARG NODE_IMAGE');
    const check = /^RUN (case "\$NODE_IMAGE" .*)$/.exec(
      instructions.find((line) => line.includes('case'))!,
    )![1]!;
    const run = (image: string) =>
      execFileSync('sh', ['-c', check], { env: { NODE_IMAGE: image }, stdio: ['ignore', 'pipe', 'ignore'] });
    expect(() => run(`node:24-slim@sha256:${'a'.repeat(64)}`)).not.toThrow();
    for (const image of ['node:24-slim', 'node:24-slim@sha256:', `node@sha256:${'a'.repeat(63)}`, ''])
      expect(() => run(image)).toThrow();
  });

  it('takes packages from the lock file alone, and lists them', () => {
    const npm = instructions.filter((line) => line.startsWith('RUN npm '));
    for (const line of npm) expect(line).toMatch(/^RUN npm (ci --ignore-scripts|sbom) /);
    for (const line of npm) expect(line).toContain(`--workspace ${own}`);
    expect(npm.some((line) => line.startsWith('RUN npm sbom '))).toBe(true);
    expect(recipe).toContain('/app/sbom.json');
  });

  it('shows npm every workspace that the lock file names, and copies only what is there', () => {
    for (const path of workspaces) expect(instructions).toContain(`COPY ${path}/package.json ${path}/`);
    const copied = instructions.filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
    for (const line of copied)
      for (const source of line.split(/\s+/).slice(1, -1))
        expect(existsSync(`${ROOT}/${source}`), source).toBe(true);
  });

  it('runs as nobody in particular', () => expect(instructions).toContain('USER node'));
});
