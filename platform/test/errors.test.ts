import { createLog } from '@mrrm/platform/log';
import { rebuildError } from '@mrrm/platform/wire/error-format';
import { Refusal } from '@mrrm/platform/wire/errors';
import { describe, expect, it } from 'vitest';

process.env['LOG_LEVEL'] = 'silent';
const log = createLog('test');
const rebuild = (extensions: Record<string, unknown>) =>
  rebuildError({ message: 'no', extensions }, undefined, log).extensions;

describe('an error on the wire', () => {
  it('carries of its extensions the code and four texts, each cut, and nothing else', () => {
    expect(
      rebuild({
        code: 'FORBIDDEN',
        rule: 'x'.repeat(1000),
        owner: 'STATE',
        opens: ['a consent'],
        clause: 7,
        host: 'db.internal',
        stacktrace: ['at'],
      }),
    ).toEqual({ code: 'FORBIDDEN', rule: 'x'.repeat(300), owner: 'STATE' });
  });

  it('explains nothing when it is unexpected', () => {
    expect(rebuild({ code: 'INTERNAL', rule: 'select' })).toEqual({ code: 'INTERNAL' });
    expect(rebuild({ code: 'MADE_UP', rule: 'select' })).toEqual({ code: 'INTERNAL' });
  });

  it('says which rule refuses, who decides, what would open the way, and under which clause', () => {
    const refusal = new Refusal('FORBIDDEN', 'Not yours.', {
      path: 'input.id',
      rule: 'family-by-consent',
      owner: 'STATE',
      opens: 'A consent to IOM.',
      clause: '4.2',
    });
    expect(refusal.extensions).toEqual({
      code: 'FORBIDDEN',
      rule: 'family-by-consent',
      owner: 'STATE',
      opens: 'A consent to IOM.',
      clause: '4.2',
    });
    expect(new Refusal('NOT_FOUND', 'No.').extensions).toEqual({ code: 'NOT_FOUND' });
  });
});
