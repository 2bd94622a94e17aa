import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Payload = Record<string, unknown>;
interface Answer {
  data?: Record<string, Payload | null> | null;
  errors?: unknown[];
}
interface Distortion {
  breaks: string;
  /** Changes what comes back for an operation of one name. */
  operation: string;
  change(answer: Answer): void;
}

/** Says that a write went through that was refused. */
const asDone = (field: string) => (answer: Answer) => {
  const payload = answer.data?.[field];
  if (payload) payload['userErrors'] = [];
};

/** What a slice that is broken would answer, and which promise that breaks. */
export const DISTORTIONS: Readonly<Record<string, Distortion>> = {
  'keeps nothing of what stood there': {
    breaks: 'corrections/kept',
    operation: 'Correct',
    change: ({ data }) => {
      const resident = data?.['correctResident']?.['resident'] as Payload | null;
      if (resident?.['corrections']) resident['corrections'] = { nodes: [] };
    },
  },
  'finds names as they are written': {
    breaks: 'search/spelling',
    operation: 'Named',
    change: ({ data }) => {
      if (data?.['residents']) data['residents'] = { totalCount: 0, nodes: [] };
    },
  },
  'registers somebody twice': {
    breaks: 'duplicates/held',
    operation: 'Register',
    change: ({ data }) => {
      const payload = data?.['registerResident'];
      const errors = (payload?.['userErrors'] ?? []) as { rule?: string }[];
      if (payload) payload['userErrors'] = errors.filter(({ rule }) => rule !== 'POSSIBLE_DUPLICATE');
    },
  },
  'merges by one person': { breaks: 'merge/by-two', operation: 'Confirm', change: asDone('confirmMerge') },
  'takes bad rows over': { breaks: 'import/once', operation: 'Import', change: asDone('importResidents') },
  'misses nobody': {
    breaks: 'missing/told',
    operation: 'Missing',
    change: ({ data }) => {
      if (data?.['resident']) data['resident']['missing'] = null;
    },
  },
  'begins anew at a bad cursor': {
    breaks: 'feed/cursors',
    operation: 'Feed',
    change: (answer) => {
      answer.data = { changes: { nodes: [] } };
      delete answer.errors;
    },
  },
  'moves somebody by one centre': {
    breaks: 'transfer/by-two',
    operation: 'Accept',
    change: asDone('acceptTransfer'),
  },
};

/** Stands before a slice, hands on what it is asked, and tells other answers than came. */
export async function distorted(
  url: string,
  names: readonly string[],
): Promise<{ url: string; stop(): void }> {
  const applied = names.map((name) => DISTORTIONS[name]!);
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const { authorization, 'content-type': type } = request.headers;
    const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
    const told = await fetch(new URL(request.url!, url), {
      method: request.method!,
      headers,
      ...(body.length > 0 && { body }),
    });
    const text = await told.text();
    const asked = /\b(?:query|mutation) (\w+)/.exec(body.subarray(0, 1000).toString())?.[1];
    const changes = applied.filter(({ operation }) => operation === asked);
    response.writeHead(told.status, { 'content-type': told.headers.get('content-type') ?? 'text/plain' });
    if (changes.length === 0) return response.end(text);
    const answer = JSON.parse(text) as Answer;
    for (const { change } of changes) change(answer);
    return response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
