import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ROOT, type Service, secretsOf } from './compose.js';
import type { Image } from './recipe.js';

const NAMES = fileURLToPath(new URL('./names.mjs', import.meta.url));
const READY_WITHIN_MILLISECONDS = 30_000;

/** Programs of images as compose would start them, each at a loopback address of its own, which the others find by its name. */
export class Containers {
  readonly #running: ChildProcess[] = [];
  readonly #doors: Server[] = [];
  readonly #names = new Map<string, string>();

  /** @param secrets folder with the files of all secrets */
  constructor(
    private readonly folder: string,
    private readonly secrets: string,
  ) {}

  /** The address that belongs to a name. Linux answers at all of 127.0.0.0/8. */
  addressOf(name: string): string {
    const known = this.#names.get(name);
    if (known) return known;
    const [high, low] = [(process.pid >> 8) & 0xff, process.pid & 0xff];
    const address = `127.${high}.${low}.${this.#names.size + 2}`;
    this.#names.set(name, address);
    return address;
  }

  /** Has a port of a name lead to a server of this machine. */
  async door(name: string, port: number, to: number): Promise<void> {
    const server = createServer((socket) => {
      const other = connect(to, '127.0.0.1');
      for (const [one, next] of [
        [socket, other],
        [other, socket],
      ] as const)
        one.on('error', () => next.destroy()).pipe(next);
    });
    this.#doors.push(server.listen(port, this.addressOf(name)));
    await once(server, 'listening');
    if ((server.address() as AddressInfo).port !== port) throw new Error('Another port.');
  }

  /** Starts a service with what compose gives it and nothing else: its variables, its secrets, its volumes. */
  #start(name: string, service: Service, image: Image) {
    const run = join(this.folder, 'run', name);
    mkdirSync(join(run, 'witness'), { recursive: true });
    for (const [secret, target] of secretsOf(service))
      copyFileSync(join(this.secrets, secret), join(run, target));
    const placed = Object.fromEntries(
      Object.entries(service.environment).map(([key, value]) => [
        key,
        String(value)
          .replace('/run/secrets', run)
          .replace(/^\/witness/, join(run, 'witness'))
          .replace(/^\/supergraph/, join(ROOT, 'schema')),
      ]),
    );
    const [program, ...words] = service.command ?? image.command;
    let printed = '';
    const child = spawn(program === 'node' ? process.execPath : program!, words, {
      cwd: image.folder,
      env: {
        ...image.environment,
        ...placed,
        // All names lead to this machine: each program keeps to its own address.
        HOST: this.addressOf(name),
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${NAMES}`,
        NAMES_OF_CONTAINERS: JSON.stringify(Object.fromEntries(this.#names)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.push(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        printed = `${printed}${part}`.slice(-2000);
      });
    return { child, printed: () => printed };
  }

  /** Runs a job to its end. @throws Error with what it printed when it fails */
  async job(name: string, service: Service, image: Image): Promise<void> {
    const { child, printed } = this.#start(name, service, image);
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${printed()}`);
  }

  /** Starts a service and waits until its own health check says yes. @throws Error with what it printed when that does not come */
  async start(name: string, service: Service, image: Image): Promise<void> {
    const { child, printed } = this.#start(name, service, image);
    const [, , ...words] = service.healthcheck!.test;
    const check = words.map((word) => word.replace('127.0.0.1', this.addressOf(name)));
    const until = performance.now() + READY_WITHIN_MILLISECONDS;
    while (performance.now() < until && child.exitCode === null) {
      const [code] = (await once(spawn(process.execPath, check, { stdio: 'ignore' }), 'close')) as [number];
      if (code === 0) return;
      await pause(100);
    }
    throw new Error(`${name} is not healthy:\n${printed()}`);
  }

  async stop(): Promise<void> {
    for (const child of this.#running) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    for (const door of this.#doors) door.close();
  }
}
