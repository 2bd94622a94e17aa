import { useEffect, useState } from 'react';
import type { Asker } from '../explorer/graph.js';
import type { GraphError } from '../explorer/trouble.js';
import { CATALOGUES, type Catalogues, readCatalogues } from './question/catalogue.js';
import { askGraph } from './use-answer.js';

/** What can be asked by this person; while nothing is known, no person. */
export interface Offer {
  persona?: Asker;
  catalogues: Catalogues;
  errors: readonly GraphError[];
}

const NOTHING: Offer = { catalogues: { of: {}, places: {} }, errors: [] };

/** What can be asked, anew for each person and each round. */
export function useCatalogues(persona: Asker | undefined, round: number): Offer {
  const [offer, setOffer] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round asks the same again.
  useEffect(() => {
    if (!persona) return;
    const leaving = new AbortController();
    Promise.all(CATALOGUES.map((one) => askGraph(persona, one, leaving.signal))).then(
      (answers) =>
        setOffer({
          persona,
          catalogues: readCatalogues(answers.map(({ data }) => data)),
          errors: answers.flatMap(({ errors }) => errors),
        }),
      ({ name, message }: Error) =>
        name !== 'AbortError' && setOffer({ ...NOTHING, persona, errors: [{ message }] }),
    );
    return () => leaving.abort();
  }, [persona, round]);
  return offer;
}
