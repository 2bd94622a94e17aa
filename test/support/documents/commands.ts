import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Owner } from '../../../start/dist/owners.js';
import { SECRET_OF_CLIENTS, type TestGraph } from '../graph.js';
import { type Block, placeOf } from './blocks.js';
import { ROOT } from './pages.js';

const run = promisify(execFile);
const MOST_MILLISECONDS = 60_000;
const LEFT_OUT = new Set(['.mrrm', '.git']);
/** What commands write into is copied. */
const COPIED = new Set(['examples']);

/**
 * Runs the commands of one page as they stand there, one block after the other, in a folder that looks like the checkout of
 * somebody who has called `npm start`: the checkout by links, and `.mrrm/tokens` of its own. What one block sets and where it
 * goes holds for the next. Addresses of `npm start` are those of the graph that is running.
 */
export class Commands {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mrrm-page-'));

  constructor(readonly graph: TestGraph) {
    for (const name of readdirSync(ROOT)) {
      const [from, to] = [join(ROOT, name), join(this.#folder, name)];
      if (COPIED.has(name)) cpSync(from, to, { recursive: true });
      else if (!LEFT_OUT.has(name)) symlinkSync(from, to);
    }
    const tokens = join(this.#folder, '.mrrm/tokens');
    mkdirSync(tokens, { recursive: true });
    for (const [persona, token] of Object.entries(graph.tokens))
      writeFileSync(join(tokens, persona), `${token}\n`);
    writeFileSync(this.#stateFile, `cd ${this.#folder}\n`);
  }

  get #stateFile() {
    return join(this.#folder, '.state');
  }

  /** @returns what went wrong: a command that did not end with 0, or something that it does not print */
  async run(block: Block): Promise<string[]> {
    const script = [
      `set -aeuo pipefail; . ${this.#stateFile}`,
      this.#here(block.text),
      `{ export -p; printf 'cd %q\\n' "$PWD"; } > ${this.#stateFile}`,
    ].join('\n');
    try {
      const { stdout } = await run('bash', ['-c', script], { timeout: MOST_MILLISECONDS });
      const expected = block.markers.get('prints');
      if (expected && !stdout.includes(expected))
        return [`${placeOf(block)}: prints no ${expected}: ${stdout.slice(0, 500)}`];
      return [];
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return [`${placeOf(block)}: ${stderr || stdout || String(error)}`.slice(0, 1000)];
    }
  }

  stop() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #here(text: string): string {
    const { graph } = this;
    return text
      .replaceAll('http://127.0.0.1:4000', new URL(graph.url).origin)
      .replaceAll('http://127.0.0.1:4010', new URL(graph.issuerOf('STATE')).origin)
      .replaceAll(
        'AUDIT_PRIVATE_JWK=…',
        `AUDIT_PRIVATE_JWK='${JSON.stringify(graph.auditKeys.residents.privateKey)}'`,
      )
      .replaceAll('CLIENT_SECRET=…', `CLIENT_SECRET=${SECRET_OF_CLIENTS}`)
      .replaceAll('AUDIT_WITNESS=…', `AUDIT_WITNESS='${graph.auditKeys.residents.witness}'`)
      .replaceAll(
        /((?:OWNER_|DUMP_)?)DATABASE_URL_([A-Z]+)=postgres:\/\/…/g,
        (_, login: string, owner: string) => {
          const { ownerUrl, dumpUrl, appUrl } = graph.databases[owner.toLowerCase() as Owner];
          return `${login}DATABASE_URL_${owner}='${{ OWNER_: ownerUrl, DUMP_: dumpUrl }[login] ?? appUrl}'`;
        },
      );
  }
}
