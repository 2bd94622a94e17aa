import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';

// Written by hand: Toxiproxy is a program in Go that knows no GraphQL; mockttp is kept but brings forty packages, a certificate
// authority and GraphQL tools of its own; http-proxy has had no release since 2020. What a bad neighbour says has to be made of
// what the good one said, and that is most of this file.

/** What may go wrong with a slice, or be done by one that somebody else has taken over. */
export const FAULTS = [
  'down',
  'hanging',
  'slow',
  'reset',
  'html',
  'empty',
  'huge',
  'forged',
  'order',
  'errors',
  'proto',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  url: string;
  /** From now on this happens to every answer; absent for a proxy that only passes on. */
  set(fault: Fault | undefined): Promise<void>;
  /** How many questions have come since the fault was set. */
  asked(): number;
  close(): Promise<void>;
}

const FORGED_TEXT = 'FORGED';
const MANY_ERRORS = 50_000;
const HUGE_BYTES = 200 * 1024 * 1024;
/** Fields of all four owners, and of the way in which a gateway joins them. */
const FORGED_FIELDS = [
  'id',
  'fullName',
  'name',
  'code',
  'function',
  'usable',
  'placement',
  'caseManager',
  'services',
];

// biome-ignore lint/suspicious/noExplicitAny: what a neighbour says has no shape.
type Json = any;

/** A copy in which every object was changed. */
function inEveryObject(value: Json, change: (object: Record<string, Json>) => Record<string, Json>): Json {
  if (Array.isArray(value)) return value.map((item) => inEveryObject(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, inEveryObject(inner, change)]);
  return change(Object.fromEntries(entries));
}

const forge = (object: Record<string, Json>) => ({
  ...Object.fromEntries(FORGED_FIELDS.map((name) => [name, FORGED_TEXT])),
  ...object,
  admin: true,
});

let manyErrors: string | undefined;
/** Made once: the proxies of the other owners run in this process, and have to answer meanwhile. */
const errorsAsText = () => {
  manyErrors ??= JSON.stringify(
    Array.from({ length: MANY_ERRORS }, (_, at) => ({
      message: `no ${at}`,
      ...(at % 2 && { path: ['_entities', at, 'name'] }),
      extensions: { code: 'FORBIDDEN' },
    })),
  );
  return manyErrors;
};

/** What a slice that lies makes of its honest answer. */
const LIES: Partial<Record<Fault, (answer: Json) => string>> = {
  html: () => '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>',
  empty: () => '{}',
  forged: (answer) => JSON.stringify({ ...answer, data: inEveryObject(answer.data, forge) }),
  order: (answer) =>
    JSON.stringify({
      ...answer,
      data:
        answer.data &&
        Object.fromEntries(
          Object.entries(answer.data).map(([name, value]) => [
            name,
            name.startsWith('_entities') ? [...(value as Json[])].reverse() : value,
          ]),
        ),
    }),
  errors: (answer) => `{"data":${JSON.stringify(answer.data)},"errors":${errorsAsText()}}`,
  // As text, since `__proto__` in a literal of JavaScript is something else.
  proto: (answer) =>
    JSON.stringify({
      ...answer,
      data: inEveryObject(answer.data, (object) => ({ MARK: 0, ...object })),
    }).replaceAll(
      '"MARK":0',
      '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hasOwnProperty":1',
    ),
};

/** A real HTTP server between the gateway and one slice, at which everything that can go wrong with an answer does when told to. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { origin } = new URL(target);
  const upstream = new Pool(origin, { connections: 64 });
  let fault: Fault | undefined;
  let asked = 0;
  let server: Server;

  async function honest(request: IncomingMessage, body: Buffer) {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await upstream.request({
      path: request.url ?? '/',
      method: request.method as 'POST',
      headers: headers as Record<string, string>,
      body: body.length > 0 ? body : null,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text };
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat(await request.toArray());
    const now = request.method === 'POST' ? fault : undefined;
    if (request.method === 'POST') asked += 1;
    if (now === 'hanging') return;
    if (now === 'slow') return drip(response);
    if (now === 'huge') return pour(response);
    const said = await honest(request, body);
    const type = now === 'html' ? 'text/html' : said.type;
    const text = now && LIES[now] ? LIES[now](JSON.parse(said.text)) : said.text;
    response.writeHead(now === 'html' ? 502 : said.status, { 'content-type': type });
    if (now !== 'reset') return void response.end(text);
    response.write(text.slice(0, Math.max(1, text.length >> 1)));
    setImmediate(() => request.socket.resetAndDestroy());
  }

  async function listen(port: number) {
    server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve()),
    );
    return (server.address() as AddressInfo).port;
  }

  async function shut() {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    asked: () => asked,
    async set(next) {
      fault = next;
      asked = 0;
      if (next === 'down') await shut();
      else if (!server.listening) await listen(port);
    },
    async close() {
      await shut();
      await upstream.close();
    },
  };
}

/** The beginning of a good answer, then a blank a tenth of a second, for ever. */
function drip(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":');
  const timer = setInterval(() => response.write(' '), 100);
  response.once('close', () => clearInterval(timer));
}

/** An answer of 200 MB that is as dear to read as any: small objects without end. */
function pour(response: ServerResponse) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":{"_entities":[{}');
  const part = ',{"a":[]}'.repeat(8192);
  let left = HUGE_BYTES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= part.length;
      if (!response.write(part)) return void response.once('drain', more);
    }
    response.end(']}}');
  };
  more();
}
