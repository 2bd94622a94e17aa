import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { defaultFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { JWK } from 'jose';
import { badInput } from '../wire/errors.js';
import type { Connection } from './connection.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A sort key is a moment or a name with an identifier. */
const LONGEST_CURSOR = 2000;

/**
 * Seals the cursors of one owner: a cursor holds a sort key, and a sort key may be what its reader is not to know, such
 * as the moment of somebody's arrival. Each is bound to its owner and its list.
 */
export class CursorSeal {
  readonly #key: Buffer;

  /** @param secret the owner's audit key: all replicas have it, and it outlives restarts. Nothing leads back from the derived key. */
  constructor(
    private readonly owner: string,
    secret: JWK,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', String(secret.d), '', `cursors of ${owner}`, 32));
  }

  seal(list: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(this.#nameOf(list));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64url');
  }

  /** @throws Refusal BAD_USER_INPUT at `after` for anything that this owner did not seal for this list */
  open(list: string, cursor: string): string {
    try {
      const sealed = cursor.length > LONGEST_CURSOR ? Buffer.alloc(0) : Buffer.from(cursor, 'base64url');
      // `Buffer.from` skips what is no base64url: only the one true spelling is taken.
      if (sealed.toString('base64url') === cursor && sealed.length > NONCE_BYTES + TAG_BYTES) {
        const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(0, NONCE_BYTES))
          .setAAD(this.#nameOf(list))
          .setAuthTag(sealed.subarray(-TAG_BYTES));
        const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      }
    } catch {
      // Falls through to the one clear refusal.
    }
    throw badInput('This is not a cursor of this list; take one from `pageInfo` or `edges`.', 'after');
  }

  #nameOf(list: string): Buffer {
    return Buffer.from(`${this.owner}/${list}`);
  }
}

/**
 * Puts the seal around every list of a schema, so that no resolver has to think of it: what comes in as `after` is
 * opened, and what goes out as a cursor is sealed when it is asked for.
 */
export function sealCursors(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      if (!field.args.some((argument) => argument.name === 'after')) continue;
      const list = `${type.name}.${name}`;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: { cursors: CursorSeal }, info) => {
        const { cursors } = context;
        // The arguments are this field's own.
        if (typeof args['after'] === 'string') args['after'] = cursors.open(list, args['after']);
        const seal = (page: unknown) =>
          page && new SealedPage(page as Connection<unknown>, (cursor) => cursors.seal(list, cursor));
        const page = resolve(source, args, context, info);
        return page instanceof Promise ? page.then(seal) : seal(page);
      };
    }
  }
}

/** A page whose cursors are sealed when they are asked for. Classes: see `HandedOutPage`. */
class SealedPage {
  constructor(
    private readonly page: Connection<unknown>,
    private readonly seal: (cursor: string) => string,
  ) {}

  get nodes() {
    return this.page.nodes;
  }

  get totalCount() {
    return this.page.totalCount;
  }

  get edges() {
    return this.page.edges.map((edge) => new SealedEdge(edge, this.seal));
  }

  get pageInfo() {
    return new SealedPageInfo(this.page.pageInfo, this.seal);
  }
}

class SealedEdge {
  readonly node: unknown;

  constructor(
    private readonly edge: Connection<unknown>['edges'][number],
    private readonly seal: (cursor: string) => string,
  ) {
    this.node = edge.node;
  }

  get cursor() {
    return this.seal(this.edge.cursor);
  }
}

class SealedPageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;

  constructor(
    private readonly pageInfo: Connection<unknown>['pageInfo'],
    private readonly seal: (cursor: string) => string,
  ) {
    this.hasNextPage = pageInfo.hasNextPage;
    this.hasPreviousPage = pageInfo.hasPreviousPage;
  }

  get startCursor() {
    return this.#sealed(this.pageInfo.startCursor);
  }

  get endCursor() {
    return this.#sealed(this.pageInfo.endCursor);
  }

  #sealed(cursor: string | null | undefined): string | null {
    return cursor ? this.seal(cursor) : null;
  }
}
