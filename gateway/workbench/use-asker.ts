import { useEffect, useState } from 'react';
import { type Asker, readPersonas } from '../explorer/graph.js';
import type { SignIn } from '../src/analysts/sign-in.js';
import type { Persona } from '../src/explorer/persona.js';
import { begin, complete, type Returned } from './sign-in/flow.js';
import type { Session } from './sign-in/session.js';
import { SignInTrouble } from './sign-in/trouble.js';

const KEPT = 'workbench-persona';

/** The purpose of numbers: whoever may not have it is told so by the graph. */
export const PURPOSE = 'STATISTICS';

/** Who asks: a persona of a developer's machine, or somebody who signs in. */
export interface Asking {
  asker?: Asker;
  /** As whom one may ask without signing in, on a developer's machine alone. */
  personas: readonly Persona[];
  become(code: string): void;
  /** Where one signs in, everywhere else. */
  signIns: readonly SignIn[];
  /** Why nobody is signed in who was to be. */
  trouble?: SignInTrouble;
  signIn(to: SignIn): void;
  signOut(): void;
}

const askerOf = ({ name, token, signIn }: Session): Asker => ({
  code: name,
  title: name,
  organisation: signIn.title,
  purpose: PURPOSE,
  token,
});

async function readSignIns(): Promise<readonly SignIn[]> {
  const response = await fetch('/workbench/sign-ins');
  return (await response.json()) as SignIn[];
}

/** @param returned what the issuer said, when the browser comes from there */
export function useAsker(returned: Returned | undefined): Asking {
  const [personas, setPersonas] = useState<Persona[]>([]);
  const [code, setCode] = useState(() => sessionStorage.getItem(KEPT));
  const [signIns, setSignIns] = useState<readonly SignIn[]>([]);
  const [signedIn, setSignedIn] = useState<{ session: Session; asker: Asker }>();
  const [trouble, setTrouble] = useState<SignInTrouble>();

  const fail = (error: unknown) => {
    setSignedIn(undefined);
    setTrouble(error instanceof SignInTrouble ? error : new SignInTrouble('signInStrange'));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened.
  useEffect(() => {
    const start = async () => {
      const known = await readSignIns();
      if (known.length === 0) {
        setPersonas(await readPersonas());
        return;
      }
      try {
        if (!returned) return;
        const session = await complete(known, returned);
        session.onEnd = (word) => fail(new SignInTrouble(word));
        setSignedIn({ session, asker: askerOf(session) });
      } finally {
        setSignIns(known);
      }
    };
    start().catch(fail);
  }, []);
  const persona =
    personas.find((one) => one.code === code) ??
    personas.find(({ purpose }) => purpose === PURPOSE) ??
    personas[0];
  const asker = signedIn?.asker ?? persona;
  return {
    ...(asker && { asker }),
    personas,
    become(next) {
      sessionStorage.setItem(KEPT, next);
      setCode(next);
    },
    signIns,
    ...(trouble && { trouble }),
    signIn(to) {
      setTrouble(undefined);
      begin(to).catch(fail);
    },
    signOut: () => signedIn?.session.signOut(),
  };
}
