import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@mrrm/platform/config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const schema = z.object({ SECRET: z.string().min(3), SUPERGRAPH_FILE: z.string().default('none') });
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a variable', () => {
  it('is read from the file that is named instead, without the line feed at its end', () => {
    writeFileSync(join(folder, 'secret'), 'of a test\n');
    expect(readConfig(schema, { SECRET_FILE: join(folder, 'secret') }).SECRET).toBe('of a test');
  });

  it('that names a file itself is no such thing', () => {
    expect(readConfig(schema, { SECRET: 'abc', SUPERGRAPH_FILE: '/nowhere' }).SUPERGRAPH_FILE).toBe(
      '/nowhere',
    );
  });

  it('is refused when it is given twice, and when the file is missing or holds no value of it, without its value', () => {
    writeFileSync(join(folder, 'short'), 'ab\n');
    const wrong = (environment: NodeJS.ProcessEnv) => () => readConfig(schema, environment);
    expect(wrong({ SECRET: 'abc', SECRET_FILE: join(folder, 'secret') })).toThrow(
      'SECRET and SECRET_FILE are both set',
    );
    expect(wrong({ SECRET_FILE: join(folder, 'absent') })).toThrow('SECRET_FILE cannot be read (ENOENT).');
    expect(wrong({ SECRET_FILE: join(folder, 'short') })).toThrow('Set or correct: SECRET (too_small).');
  });
});
