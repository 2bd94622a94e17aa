import { describe, expect, it } from 'vitest';
import { banner } from '../src/banner.js';
import { OWNERS } from '../src/owners.js';
import { asWord, pathFrom } from '../src/paths.js';
import { showProgress } from '../src/progress.js';

const facts = {
  url: 'http://127.0.0.1:4000/graphql',
  folder: '/home/me/mrrm/.mrrm',
  standing: '/home/me/mrrm',
  personas: Array.from({ length: 16 }, (_, number) => `state-data-protection-offic-${number}`),
  hours: 8,
  seconds: 12.34,
};
/** Lines of progress that stand above it: PostgreSQL, the demo data, slices and gateway. */
const BEFORE = 3;

describe('what a start prints', () => {
  it.each([1, 15, 16, 17, 40])('has twenty lines of 80 columns at most with %i personas', (length) => {
    const personas = Array.from({ length }, (_, number) => `state-data-protection-offic-${number}`);
    const lines = banner({ ...facts, personas }).split('\n');
    expect(lines.length + BEFORE).toBeLessThanOrEqual(20);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('names every persona, or says how many more there are', () => {
    const printed = banner(facts);
    for (const persona of facts.personas) expect(printed).toContain(persona);
    const more = banner({ ...facts, personas: [...facts.personas, 'one', 'two'] });
    expect(more).toContain('and 3 more there');
  });

  it('holds no token, and paths as they would be typed from where one stands', () => {
    const printed = banner(facts);
    expect(printed).not.toContain('eyJ');
    expect(printed).toContain('$(cat .mrrm/tokens/state-data-protection-offic-0)');
    expect(pathFrom('/home/me', '/var/mrrm/tokens')).toBe('/var/mrrm/tokens');
    expect(pathFrom('/home/me', '/home/mer/tokens')).toBe('/home/mer/tokens');
    expect(asWord("/a b/it's")).toBe(`'/a b/it'\\''s'`);
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const written: string[] = [];
    const tell = showProgress('Demo data', { isTTY, write: (text) => written.push(text) });
    tell('residents', 0.5);
    tell('done', 1);
    return written.join('');
  };

  it('leaves one line with the seconds, in a file as on a terminal', () => {
    expect(shown(false)).toMatch(/^ +0\.0 s {2}Demo data\n$/);
    expect(shown(true)).toMatch(/50 % Demo data: residents\r.*Demo data\n$/s);
    expect(shown(true)).toMatch(/\n$/);
  });

  it('cuts no word of a top-up on a terminal of 80 columns', () => {
    const written: string[] = [];
    const tell = showProgress('Added since the last start', {
      isTTY: true,
      write: (text) => written.push(text),
    });
    for (const owner of OWNERS) {
      tell(owner, 0.99);
      expect(written.at(-1)).toContain(`99 % Added since the last start: ${owner}`);
    }
  });
});
