import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { expect } from 'vitest';
import type { Facilities } from './facilities.js';

export const ERRORS = 'userErrors { code message path }';

/** Writes as one actor: a fresh key unless the input has one, and no other error than those of the payload. */
export const writer =
  (facilities: Facilities, actor: Partial<Actor>) =>
  async (mutation: string, input: object, selection = '') => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${ERRORS} } }`;
    const full = { idempotencyKey: newIdentifier(), ...input };
    const { data, errors } = await facilities.ask(actor, text, { input: full });
    expect(errors).toBeUndefined();
    return data[mutation];
  };
