import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHome } from '../dist/postgres/home.js';

/** Only root's PostgreSQL runs under another user, who cannot enter a folder that is root's alone, as /root is. */
const isRoot = process.getuid!() === 0;

let project: string;
const places = new Set<string>();

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'mrrm-home-'));
});

afterEach(() => {
  for (const folder of [project, ...places]) rmSync(folder, { recursive: true, force: true });
  places.clear();
});

function start(folder = join(project, 'postgres')) {
  const home = findHome(folder);
  places.add(home.folder);
  return home;
}

describe.runIf(isRoot)('data of a project in a private home', () => {
  it('are not taken up by a project that is made anew at the same path, with other keys', () => {
    const before = start();
    expect(before.folder.startsWith(project)).toBe(false);
    mkdirSync(before.data);
    rmSync(project, { recursive: true });
    const after = start();
    expect(after.folder).not.toBe(before.folder);
    expect(existsSync(after.data)).toBe(false);
    expect(existsSync(before.data)).toBe(true);
  });

  it('are found again at every later start, also when the project has moved', () => {
    const before = start();
    mkdirSync(before.data);
    expect(start()).toEqual(before);
    const moved = `${project}-moved`;
    renameSync(project, moved);
    project = moved;
    expect(start()).toEqual(before);
    expect(readFileSync(join(before.folder, 'belongs-to.txt'), 'utf8')).toBe(`${moved}/postgres\n`);
  });

  it('begin anew in their place when that was tidied away', () => {
    const before = start();
    rmSync(before.folder, { recursive: true });
    expect(start().folder).toBe(before.folder);
    expect(existsSync(before.folder)).toBe(true);
  });

  it('are looked for nowhere when the file that names the place is damaged', () => {
    start();
    writeFileSync(join(project, 'postgres', 'data-is-elsewhere.txt'), '');
    expect(() => start()).toThrow(/names no place: restore it, or remove it to begin anew/);
  });
});
