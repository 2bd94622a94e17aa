import { useEffect, useState } from 'react';
import { readPersonas } from '../explorer/graph.js';
import type { Persona } from '../src/explorer/persona.js';

const KEPT = 'workbench-persona';

/** Everybody as whom one may ask, and who asks: whom one chose before, else the first who asks for numbers. */
export function usePersona(): { personas: Persona[]; persona?: Persona; become(code: string): void } {
  const [personas, setPersonas] = useState<Persona[]>([]);
  const [code, setCode] = useState(() => sessionStorage.getItem(KEPT));
  useEffect(() => {
    readPersonas().then(setPersonas, () => undefined);
  }, []);
  const persona =
    personas.find((one) => one.code === code) ??
    personas.find(({ purpose }) => purpose === 'STATISTICS') ??
    personas[0];
  return {
    personas,
    ...(persona && { persona }),
    become(next) {
      sessionStorage.setItem(KEPT, next);
      setCode(next);
    },
  };
}
