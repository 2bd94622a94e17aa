import { randomUUID } from 'node:crypto';
import { tokenMinter } from './token.mjs';

/** Longest wait for one answer, in milliseconds. */
const LONGEST_MILLISECONDS = 30_000;

/**
 * What came back for one question.
 * @typedef {{ status: number, data: any, errors: object[], request: string }} Told `request` is what the token called the request
 */

/** The slice under test, known by its address and nothing else. */
export class Slice {
  /** Every answer so far, as it came: what no answer may say is looked for in all of them. */
  heard = [];

  /** @param {{ url: string, name: string, key: object }} where `url` is that of its GraphQL endpoint */
  constructor({ url, name, key }) {
    this.url = url;
    this.name = name;
    this.mint = tokenMinter(key, name);
  }

  /**
   * Asks as somebody.
   * @param {object} actor claims of an actor token without those of the request
   * @returns {Promise<Told>}
   * @throws Error when no JSON comes back
   */
  async ask(actor, query, variables = {}, operationName = undefined) {
    const body = JSON.stringify({ query, variables, ...(operationName && { operationName }) });
    const request = randomUUID();
    const claims = { ...actor, request_id: request, ...(operationName && { operation: operationName }) };
    return { ...(await this.send(body, { token: this.mint(claims, body) })), request };
  }

  /** Sends any body with any token, or none. */
  async send(body, { token, method = 'POST' } = {}) {
    const response = await fetch(this.url, {
      method,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(method === 'POST' && { body }),
      signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
    });
    const text = await response.text();
    this.heard.push(text);
    const said = jsonIn(text);
    return { status: response.status, data: said.data, errors: said.errors ?? [] };
  }

  /** @returns {Promise<number>} the status of a page beside the endpoint, such as `/readyz` */
  async statusOf(path) {
    const response = await fetch(new URL(path, this.url), {
      signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
    });
    await response.arrayBuffer();
    return response.status;
  }
}

function jsonIn(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
