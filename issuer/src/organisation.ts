import type { JWK } from 'jose';

/** Somebody who signs in: what the organisation's directory knows of them. */
export interface Persona {
  /** The name by which a developer asks for this persona. */
  code: string;
  subject: string;
  role: string;
  /** Identifiers of the centres. */
  centres: string[];
  /** Every centre, instead of some. */
  allCentres?: boolean | undefined;
  staffMember?: string | undefined;
  /** Narrows the centres to these safe zones. */
  zones?: string[] | undefined;
  /** Narrows residents to those whose case this persona manages. */
  ownCasesOnly?: boolean | undefined;
  /** What the persona may do beyond the role. */
  permissions?: string[] | undefined;
  /** The program that acts for this persona: a frontend of the organisation's or of a partner's. */
  program?: string | undefined;
}

/** A program with an identity of its own. */
export interface ServiceClient {
  id: string;
  secret: string;
}

/** One organisation's sign-in: its own issuer address, its own key, its own people. */
export interface Organisation {
  code: string;
  /** The path under the server's address, for example `state`. */
  path: string;
  /** Private ES256 key with `kid`. */
  signingKey: JWK;
  personas: Persona[];
  clients: ServiceClient[];
}
