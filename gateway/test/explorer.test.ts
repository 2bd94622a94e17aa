import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

const personas = [{ code: 'night', title: 'Night social worker', organisation: 'IOM', purpose: 'CARE' }];
let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ explorer: { personas, token: () => graph.issuer.token() } });
});
afterAll(() => graph.close());

/** An issuer that has a discovery document and nothing else. */
async function startIssuer(says: (address: string) => object) {
  const server = createServer((_, response) => response.end(JSON.stringify(says(address))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, close: () => void server.close().closeAllConnections() };
}

const get = (path: string) => fetch(`${graph.address}${path}`);

describe('the explorer', () => {
  it('is not there unless it is switched on', async () => {
    const plain = await startGraph();
    for (const path of [
      '/explorer',
      '/explorer/token',
      '/explorer/page.js',
      '/workbench',
      '/workbench/sign-ins',
      '/',
    ])
      expect((await fetch(`${plain.address}${path}`)).status).toBe(404);
    await plain.close();
  });

  it.each([
    ['explorer', ['page.css', 'page.js']],
    ['workbench', [expect.stringMatching(/^index-\S+\.css$/), expect.stringMatching(/^index-\S+\.js$/)]],
  ])(
    'names no other host in the page /%s, and its policy lets the browser reach none',
    async (page, names) => {
      const response = await get(`/${page}`);
      const html = await response.text();
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe/);
      const files = [...html.matchAll(new RegExp(`(?:src|href)="/${page}/([^"]+)"`, 'g'))].map(
        ([, name]) => name!,
      );
      expect(files).toHaveLength(names.length);
      expect(files).toEqual(expect.arrayContaining(names));
      for (const name of files) {
        const file = await get(`/${page}/${name}`);
        expect(file.status).toBe(200);
        await file.arrayBuffer();
        expect(file.headers.get('content-security-policy')).toContain("default-src 'none'");
      }
    },
  );

  it('comes without the workbench where one signs in to that, which is then for other machines too', async () => {
    const issuer = await startIssuer(() => ({}));
    const signIn = { title: 'IOM', issuer: issuer.address, client: 'workbench', scope: 'openid' };
    const other = await startGraph({ signIns: [signIn, { ...signIn, client: 'another' }] });
    const { statusCode, headers, body } = await request(`${other.address}/workbench`, {
      headers: { host: 'graph.example' },
    });
    expect([statusCode, (await body.text()).includes('<div id="root">')]).toEqual([200, true]);
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ${issuer.address};`);
    expect(headers['referrer-policy']).toBe('no-referrer');
    const signIns = await fetch(`${other.address}/workbench/sign-ins`);
    expect(await signIns.json()).toHaveLength(2);
    for (const path of ['/explorer', '/explorer/personas', '/explorer/token'])
      expect((await fetch(`${other.address}${path}`)).status).toBe(404);
    await other.close();
    issuer.close();
    expect(await (await get('/workbench/sign-ins')).json()).toEqual([]);
  });

  it.each([
    ['nothing of where', {}, []],
    ['what is no address', { token_endpoint: 'elsewhere' }, []],
    ['another machine, which is on no developer’s', { token_endpoint: 'https://tokens.example/token' }, []],
    ['another issuer', { issuer: 'https://other.example', token_endpoint: 'http://127.0.0.1:9/token' }, []],
    ['another port', { token_endpoint: 'http://127.0.0.1:9/token' }, ['http://127.0.0.1:9']],
  ])(
    'lets the workbench call the issuer, and that gives tokens where its document names %s',
    async (_, says, more) => {
      const issuer = await startIssuer((address) => ({ issuer: address, ...says }));
      const signIn = { title: 'IOM', issuer: issuer.address, client: 'workbench', scope: 'openid' };
      const other = await startGraph({ signIns: [signIn] });
      const { headers } = await fetch(`${other.address}/workbench`);
      const connect = headers.get('content-security-policy')!.split('; ');
      expect(connect).toContain(["connect-src 'self'", issuer.address, ...more].join(' '));
      await other.close();
      issuer.close();
    },
  );

  it('gives its page a new nonce each time, and names it in the policy', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('/explorer');
        const nonce = /nonce="([^"]+)"/.exec(await response.text())![1]!;
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('is what a browser finds at the address of the gateway', async () => {
    const response = await get('/');
    expect([response.redirected, response.url]).toEqual([true, `${graph.address}/explorer`]);
    await response.arrayBuffer();
  });

  it('gives no token to a persona it does not know', async () => {
    const ask = (persona: string) =>
      fetch(`${graph.address}/explorer/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona }),
      });
    expect((await ask('somebody')).status).toBe(404);
    const { token } = (await (await ask('night')).json()) as { token: string };
    const answer = await graph.post({ query: '{ me }' }, { authorization: `Bearer ${token}` });
    expect(await answer.json()).toEqual({ data: { me: 'IOM' } });
  });

  it.each([
    ['a name of another site', { host: 'evil.example' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another server of this machine', { origin: 'http://localhost:1' }],
    ['a page without an origin', { origin: 'null' }],
  ])('gives neither token nor page nor names under %s', async (_, headers) => {
    const refused = async (path: string, more: object = {}) => {
      const { statusCode, body } = await request(`${graph.address}${path}`, { headers, ...more });
      return [statusCode, /token"|night|<html/.test(await body.text())];
    };
    const asked = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'night' }),
    };
    expect(await refused('/explorer/token', asked)).toEqual([403, false]);
    for (const path of ['/', '/explorer', '/explorer/personas', '/explorer/examples', '/explorer/page.js'])
      expect(await refused(path)).toEqual([403, false]);
  });

  it('gives a token to its own page', async () => {
    const { host } = new URL(graph.address);
    const { statusCode } = await request(`${graph.address}/explorer/token`, {
      method: 'POST',
      headers: { host, origin: `http://${host}`, 'content-type': 'application/json' },
      body: JSON.stringify({ persona: 'night' }),
    });
    expect(statusCode).toBe(200);
  });

  it('says who may be chosen, and which examples suit whom', async () => {
    expect(await (await get('/explorer/personas')).json()).toEqual(personas);
    const examples = (await (await get('/explorer/examples')).json()) as { query: string }[];
    expect(examples.some(({ query }) => query.includes('query NightScreen'))).toBe(true);
  });
});
