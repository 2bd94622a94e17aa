import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Actor } from './token.js';

export interface Person {
  id: string;
  centreId: string;
  registrationNumber: string;
  givenName: string;
  familyName: string;
  sex: string;
  familySituation: string;
  dateOfBirth: string | null;
  arrivedAt: string;
  version: number;
}

export interface ConsentRow {
  id: string;
  version: number;
  residentId: string;
  fieldGroups: string[];
  organisation: string;
  purpose: string;
  isWithdrawn: boolean;
}

/** One event of the history of one person. */
export interface Event {
  person: string;
  kind: string;
  operation: string;
  subject: string;
  organisation: string;
  role: string;
  purpose: string;
  client: string;
  request: string;
  groups: string[];
  outcome: string;
}

/** All that the tiny slice knows, until it ends. */
export class Store {
  readonly people = new Map<string, Person>();
  readonly consents = new Map<string, ConsentRow>();
  readonly events: Event[] = [];
  /** What was done under which key. */
  readonly done = new Map<string, { input: string; id: string }>();
  readonly #seal = randomBytes(32);

  keep(
    { sub, organisation, role, purpose, client, request_id }: Actor,
    event: Pick<Event, 'person' | 'kind' | 'operation' | 'groups'>,
  ) {
    this.events.push({
      ...event,
      subject: sub,
      organisation,
      role,
      purpose,
      client,
      request: request_id,
      outcome: 'DONE',
    });
  }

  /** Where a row lies, so that nobody can read it. */
  seal(place: string[]): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#seal, nonce);
    const text = Buffer.concat([cipher.update(JSON.stringify(place)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
  }

  /** @throws Error for what it has not sealed */
  open(cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', this.#seal, bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString());
  }
}
