import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { ROOT, SETTINGS } from './compose.js';

// Written by hand: what builds images without Docker (buildah, kaniko) is a program of the machine, not of npm, and wants a base
// image, which is not to be had where the tests run. Of a recipe's instructions ours use eight.

/** What an image holds, in a folder in place of `/`, and how it is started. */
export interface Image {
  /** `/app` of the image. */
  folder: string;
  environment: Record<string, string>;
  command: string[];
}

const dockerignore = createRequire(import.meta.url)('@balena/dockerignore') as () => {
  add(rules: string): { ignores(path: string): boolean };
};

/** The lines of a recipe, each an instruction with the rest of its line. */
function instructionsOf(own: string): [name: string, rest: string][] {
  const text = readFileSync(join(ROOT, own, 'Dockerfile'), 'utf8').replaceAll(/\\\n/g, ' ');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name, rest] = /^(\w+)\s+(.*)$/.exec(line)!;
    return [name!, rest!];
  });
}

/**
 * Follows the recipe of an image, in a folder instead of a container: what it copies is what the builder would be sent, what it
 * runs is run, in the folder that is its `/app`. The user of the image and of its folders stays who runs this.
 * @param own folder of the part, from the project's root
 * @param checkout an installed and built checkout: its packages take the place of what `npm ci` would install, and the compiler
 * goes on from what it has made there, after it has looked whether everything in the image is as it was. Both take most of the time
 * @throws Error with the end of what a command printed, or for an instruction that is not known here
 */
export async function follow(own: string, into: string, checkout?: string): Promise<Image> {
  const ignored = dockerignore().add(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));
  const stages = new Map<string, string>();
  const image: Image = { folder: '', environment: {}, command: [] };
  let app = '';
  for (const [name, rest] of instructionsOf(own)) {
    if (name === 'FROM') {
      const [, base, stage = 'image'] = /^(\S+)(?: AS (\w+))?$/.exec(rest)!;
      app = join(into, stage, 'app');
      mkdirSync(app, { recursive: true });
      const before = stages.get(base!);
      if (before) cpSync(before, app, { recursive: true, verbatimSymlinks: true });
      stages.set(stage, app);
    } else if (name === 'COPY') copy(rest);
    else if (name === 'RUN') await run(rest);
    else if (name === 'ENV')
      for (const [, key, value] of rest.matchAll(/(\w+)=(\S+)/g)) image.environment[key!] = value!;
    else if (name === 'CMD') image.command = JSON.parse(rest) as string[];
    else if (name === 'WORKDIR' && rest !== '/app') throw new Error(`What is ${rest}?`);
    else if (!['ARG', 'USER', 'EXPOSE', 'WORKDIR'].includes(name)) throw new Error(`What is ${name}?`);
  }
  // Each stage has packages of its own: what is not the image goes at once.
  for (const stage of stages.values()) if (stage !== app) await rm(stage, { recursive: true, force: true });
  return { ...image, folder: app };

  function copy(rest: string) {
    const [, from, paths] = /^(?:--from=(\w+)\s+)?(.*)$/.exec(rest)!;
    const names = paths!.trim().split(/\s+/);
    const to = names.pop()!;
    for (const source of names) {
      const place = from ? join(stages.get(from)!, relative('/app', source)) : join(ROOT, source);
      if (lstatSync(place).isSymbolicLink()) continue;
      const isFile = statSync(place).isFile();
      const isIgnored = (path: string) => ignored.ignores(relative(ROOT, path));
      cpSync(place, join(app, to, isFile && to.endsWith('/') ? basename(source) : ''), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => Boolean(from) || statSync(path).isDirectory() || !isIgnored(path),
      });
    }
  }

  async function run(command: string) {
    if (command.startsWith('install -d ')) {
      mkdirSync(join(app, '..', command.split(' ').at(-1)!), { recursive: true, mode: 0o700 });
      return;
    }
    if (checkout && command.startsWith('npm ci '))
      return linkPackages(join(checkout, 'node_modules'), join(app, 'node_modules'));
    // Those are patched already.
    if (checkout && command === 'npx patch-package') return;
    if (checkout && command.startsWith('npx tsc -b '))
      for (const part of ['platform', own])
        cpSync(join(checkout, part, 'dist'), join(app, part, 'dist'), { recursive: true });
    const child = spawn('sh', ['-c', command], {
      cwd: app,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        NODE_OPTIONS: process.env['NODE_OPTIONS'],
        NODE_IMAGE: SETTINGS['NODE_IMAGE'],
        npm_config_prefer_offline: 'true',
        npm_config_update_notifier: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        printed = `${printed}${part}`.slice(-2000);
      });
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`${own}: ${command} ended with ${code}:\n${printed}`);
  }
}

/** Every package but our own, which are links inside of the image. */
function linkPackages(from: string, to: string) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@mrrm') symlinkSync(join(from, name), join(to, name));
  cpSync(join(from, '@mrrm'), join(to, '@mrrm'), { recursive: true, verbatimSymlinks: true });
}

/** Whether an image holds a file, from its `/app`. */
export const holds = (image: Image, path: string) => existsSync(join(image.folder, path));
