import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { JWK } from 'jose';

/** What stands before the first event of a chain. */
export const BEGINNING = '0'.repeat(64);

export interface Link {
  sequence: number;
  /** SHA-256 over the previous link's hash, the sequence and the text of the event, in hexadecimal. */
  hash: string;
  /**
   * Ed25519 signature of the hash with the owner's audit key, in base64url: whoever rebuilds the chain lacks it. Of the links of
   * one commit the last has it, for all of them; the others say which one that is, and have an empty one.
   */
  seal: string;
}

export const hashOf = (previous: string, sequence: number, event: string): string =>
  createHash('sha256').update(previous).update(`\n${sequence}\n`).update(event).digest('hex');

/** What an owner says beside the chain begins with this, so that its seal is never taken for that of a link. */
const STATEMENT = 'mrrm-audit-statement\n';

/** Makes links with one owner's private key. */
export class Sealer {
  readonly #key: KeyObject;

  constructor(privateKey: JWK) {
    this.#key = createPrivateKey({ key: privateKey as never, format: 'jwk' });
  }

  /** A link with a seal of its own. @param event its text */
  link(previous: string, sequence: number, event: string): Link & { event: string } {
    const hash = hashOf(previous, sequence, event);
    return { sequence, event, hash, seal: this.seal(hash) };
  }

  seal(hash: string): string {
    return sign(null, Buffer.from(hash), this.#key).toString('base64url');
  }

  /** The seal of something that the owner says beside the chain. */
  sealOf(statement: string): string {
    return sign(null, Buffer.from(STATEMENT + statement), this.#key).toString('base64url');
  }
}

/** Checks links with one owner's public key. */
export class SealReader {
  readonly #key: KeyObject;

  constructor(publicKey: JWK) {
    this.#key = createPublicKey({ key: publicKey as never, format: 'jwk' });
  }

  isSealed({ hash, seal }: Pick<Link, 'hash' | 'seal'>): boolean {
    return verify(null, Buffer.from(hash), this.#key, Buffer.from(seal, 'base64url'));
  }

  isSaid(statement: string, seal: string): boolean {
    return verify(null, Buffer.from(STATEMENT + statement), this.#key, Buffer.from(seal, 'base64url'));
  }
}
