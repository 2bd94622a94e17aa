import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHalfRequests } from '../../../test/support/half-requests.js';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';

let staff: OneSlice;
beforeAll(async () => {
  staff = await startOneSlice(slice, { REQUEST_MILLISECONDS: '400' });
}, 60_000);
afterAll(() => staff?.stop());

it('gives no connection for ever to a request that is never finished', async () => {
  const halves = openHalfRequests(staff.url, 20, { authorization: 'Bearer a.b.c' });
  expect((await staff.ask({}, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  await Promise.all(halves.map(({ closed }) => closed));
});
