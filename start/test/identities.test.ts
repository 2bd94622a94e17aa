import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGN_INS } from '@mrrm/demo/personas';
import { expect, it } from 'vitest';
import { startIdentities } from '../src/identities.js';

it('keeps the keys of a folder, and makes one for an organisation that has come since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-identities-'));
  const file = join(folder, 'signing-keys.json');
  const keys = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, { kid: string }>;
  const start = async () => {
    const { issuer, issuers } = await startIdentities(folder, 0);
    await issuer.close();
    return issuers.map(({ organisation }) => organisation);
  };
  try {
    expect(await start()).toEqual([...SIGN_INS]);
    const { CLINIC: _clinic, ...others } = keys();
    writeFileSync(file, JSON.stringify(others));
    expect(await start()).toEqual([...SIGN_INS]);
    const { CLINIC: made, ...kept } = keys();
    expect(kept).toEqual(others);
    expect(made).toMatchObject({ kty: 'EC' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
