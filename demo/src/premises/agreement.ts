import { createHash } from 'node:crypto';
import { identifierOf } from '../seed/identifier.js';
import { type Centre, centres } from './centres.js';

export interface Sop {
  id: string;
  centre: Centre;
  number: number;
  status: 'SUPERSEDED' | 'IN_FORCE';
  validFrom: number;
  validUntil: number | null;
  documentName: string;
  /** Of the document's name: the invented agreement has no file. */
  documentSha256: string;
}

const VERSIONS = [
  { from: Date.parse('2018-12-31T22:00:00Z'), until: Date.parse('2022-05-31T21:00:00Z') },
  { from: Date.parse('2022-05-31T21:00:00Z'), until: null },
];

/** Two agreements per centre, the second one in force without an end. */
export const sops: readonly Sop[] = centres.flatMap((centre) =>
  VERSIONS.map(({ from, until }, index): Sop => {
    const documentName = `SOP ${centre.code} version ${index + 1}.pdf`;
    return {
      id: identifierOf(`sop ${centre.code} ${index + 1}`, from),
      centre,
      number: index + 1,
      status: until === null ? 'IN_FORCE' : 'SUPERSEDED',
      validFrom: from,
      validUntil: until,
      documentName,
      documentSha256: createHash('sha256').update(documentName).digest('hex'),
    };
  }),
);

const byCentre = new Map(centres.map(({ id }) => [id, sops.filter(({ centre }) => centre.id === id)]));

/** The agreement under which something was done at a centre. @param at milliseconds since 1970 */
export function sopAt(centre: Centre, at: number): string {
  const [first, second] = byCentre.get(centre.id)!;
  return at < second!.validFrom ? first!.id : second!.id;
}
