import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { ROOT } from '../../start/dist/folder.js';
import { type CopiedDatabases, copyDatabases } from './databases.js';

/** The tiny form of a program of `bench/`, over databases of its own. */
export class TinyBenchmark {
  #copied: CopiedDatabases | undefined;
  #child: ChildProcess | undefined;

  /**
   * Runs it until it ends.
   * @returns how it ended, what it told, and what it wrote, by the names of the files
   */
  async run(program: string): Promise<{ code: number; told: string; written: Record<string, string> }> {
    this.#copied = await copyDatabases();
    const folder = mkdtempSync(join(tmpdir(), 'mrrm-bench-results-'));
    const child = spawn(process.execPath, [program, '--tiny'], {
      cwd: ROOT,
      env: {
        ...process.env,
        BENCH_RESULTS: folder,
        BENCH_DATABASES: JSON.stringify({
          databases: this.#copied.databases,
          adminUrl: inject('cluster').adminUrl,
        }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        told += text;
      });
    const [code] = await once(child, 'close');
    const names = readdirSync(folder);
    const written = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    return { code, told, written };
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#copied?.drop();
  }
}
