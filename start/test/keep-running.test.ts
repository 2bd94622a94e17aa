import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { keepRunning } from '../src/keep-running.js';
import { startOf } from '../src/postgres/machine.js';

const END_WITH_PARENT = fileURLToPath(new URL('../dist/end-with-parent.js', import.meta.url));

/** A part that ends when it is told to. */
function endless() {
  let end = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  return { ended, end, stop: async () => end() };
}

describe('a part that is kept running', () => {
  it('is started again when it ends, is said to have ended, and stays ended once it is stopped', async () => {
    const said: string[] = [];
    const parts: ReturnType<typeof endless>[] = [];
    let started = () => {};
    const next = () =>
      new Promise<void>((done) => {
        started = done;
      });
    const again = next();
    const stop = await keepRunning({
      title: 'It',
      say: (text) => void said.push(text),
      isStopping: () => false,
      start: async () => {
        // The second try fails, and is not the last.
        if (parts.length === 1 && !said.some((text) => text.includes('cannot'))) throw new Error('no port.');
        parts.push(endless());
        if (parts.length === 2) started();
        return parts.at(-1)!;
      },
    });
    expect(parts).toHaveLength(1);
    parts[0]!.end();
    await again;
    expect(said).toEqual([
      'It has ended; it is started again in 0.25 s.',
      'It cannot be started: no port. The next try is in 0.5 s.',
    ]);
    await stop();
    await new Promise((done) => setImmediate(done));
    expect(parts).toHaveLength(2);
    expect(said).toHaveLength(2);
  });

  it('is not said to be started again in a moment while something else has to end before', async () => {
    const said: string[] = [];
    const parts: ReturnType<typeof endless>[] = [];
    let holds: string | undefined = 'it comes back after the other one';
    let asked = 0;
    const stop = await keepRunning({
      title: 'It',
      say: (text) => void said.push(text),
      isStopping: () => false,
      comesBack: () => {
        asked += 1;
        if (asked > 2) holds = undefined;
        return holds;
      },
      start: async () => {
        parts.push(endless());
        return parts.at(-1)!;
      },
      works: async () => undefined,
    });
    parts[0]!.end();
    await vi.waitUntil(() => said.length === 2);
    expect(said).toEqual(['It has ended; it comes back after the other one.', 'It runs again.']);
    expect(parts).toHaveLength(2);
    await stop();
  });

  it('is stopped as well when that is asked while it is being started again', async () => {
    let isOver = false;
    const first = endless();
    const second = endless();
    let starting = () => {};
    const isStarting = new Promise<void>((done) => {
      starting = done;
    });
    let finish = (_: typeof second) => {};
    const stop = await keepRunning({
      title: 'It',
      say: () => {},
      isStopping: () => false,
      start: () => {
        if (!isOver) return Promise.resolve(first);
        starting();
        return new Promise<typeof second>((done) => {
          finish = done;
        });
      },
    });
    isOver = true;
    first.end();
    await isStarting;
    await stop();
    finish(second);
    await second.ended;
  });

  it('that cannot be started at all is no part: the first failure is told to whoever starts it', async () => {
    const start = async () => {
      throw new Error('no port');
    };
    await expect(keepRunning({ title: 'It', say: () => {}, isStopping: () => false, start })).rejects.toThrow(
      'no port',
    );
  });
});

describe('a process that ends with whoever started it', () => {
  it.each([
    ['its parent', ''],
    ['who started the shell between', 'sh -c '],
  ])('ends when %s is sent SIGTERM, as a service manager does', async (_, shell) => {
    const script = `import { whenEnded } from ${JSON.stringify(END_WITH_PARENT)}; whenEnded(() => process.exit(0)); console.log(process.pid); setInterval(() => {}, 1000)`;
    // A starter that does nothing with a signal but end, as npm does.
    const words = shell
      ? ['sh', ['-c', 'node --input-type=module -e "$SCRIPT"; true']]
      : ['node', ['--input-type=module', '-e', script]];
    const starter: ChildProcess = spawn(
      process.execPath,
      [
        '-e',
        `require('node:child_process').spawn(${JSON.stringify(words[0])}, ${JSON.stringify(words[1])}, { stdio: 'inherit', env: { ...process.env, SCRIPT: ${JSON.stringify(script)} } })`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [text] = (await once(starter.stdout!, 'data')) as [Buffer];
    const pid = Number(text.toString());
    expect(startOf(pid)).toBeDefined();
    starter.kill('SIGTERM');
    // Its output closes when the last one that has it is gone.
    await once(starter, 'close');
    expect(startOf(pid)).toBeUndefined();
  });
});
