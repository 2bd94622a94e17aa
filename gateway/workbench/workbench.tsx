import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { OWNERS } from './owners.js';
import { AnswerPart } from './parts/answer.js';
import { Form } from './parts/form.js';
import { Header } from './parts/header.js';
import { ReadyList } from './parts/ready-list.js';
import { SignInPart } from './parts/sign-in.js';
import { SpeechContext, speechIn } from './parts/speech.js';
import { Troubles } from './parts/troubles.js';
import { away, isOffered } from './question/catalogue.js';
import { fitted } from './question/fitted.js';
import { linkOf, readLink } from './question/permalink.js';
import { type Asked, documentOf, type Question } from './question/question.js';
import { READY } from './question/ready.js';
import type { Returned } from './sign-in/flow.js';
import { type Request, useAnswer } from './use-answer.js';
import { useAsker } from './use-asker.js';
import { useCatalogues } from './use-catalogues.js';
import { inLocale, LOCALES, type Locale } from './words.js';

const Editor = lazy(() => import('./parts/editor.js'));
const FIRST = READY.arrivals.question as Question;
const FIRST_ASKED = { question: FIRST };

const startingLocale = (): Locale => {
  const wanted = [localStorage.getItem('locale') ?? '', ...navigator.languages];
  const known = wanted.map((one) => one.slice(0, 2).toUpperCase()).find((one) => Object.hasOwn(LOCALES, one));
  return (known ?? 'EN') as Locale;
};

/**
 * The whole page. What is asked stands in its address; who asks, in nothing but the memory of the page.
 * @param returned what the issuer said, when somebody comes back from signing in
 */
export function Workbench({ returned }: { returned: Returned | undefined }) {
  const [locale, setLocale] = useState(startingLocale);
  const speech = useMemo(() => speechIn(locale), [locale]);
  const { say } = speech;
  const asking = useAsker(returned);
  const { asker: persona, signIns } = asking;
  const [round, setRound] = useState(0);
  const [hash, setHash] = useState(location.hash);
  const [draft, setDraft] = useState(FIRST);
  const [text, setText] = useState('');
  const { persona: known, catalogues, errors } = useCatalogues(persona, round);
  const isKnown = persona !== undefined && known === persona;

  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale.toLowerCase();
    document.title = `MRRM Graph ${say('workbench')}`;
    localStorage.setItem('locale', locale);
  }, [locale, say]);

  const link = useMemo(() => (hash.length > 1 ? readLink(hash) : FIRST_ASKED), [hash]);
  const isBad = link === undefined;
  const wanted = link ?? FIRST_ASKED;
  const question = 'question' in wanted ? wanted.question : undefined;
  const canAsk = isKnown && (!question || isOffered(catalogues, question));
  const request = useMemo((): Request | undefined => {
    if (!canAsk) return undefined;
    if ('ready' in wanted) return { ready: wanted.ready, round };
    if ('document' in wanted) return { asked: wanted, text: wanted.document, round };
    return { asked: wanted, text: documentOf(wanted.question, locale), round };
  }, [canAsk, wanted, locale, round]);
  const outcome = useAnswer(persona, request, setText);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a link that is opened fills the form, and a form that is filled opens none.
  useEffect(() => {
    if (question) show(question);
  }, [hash]);

  const show = (next: Question) => {
    setDraft(next);
    setText(documentOf(next, locale));
  };
  const again = useCallback(() => setRound((before) => before + 1), []);
  const ask = (asked: Asked) => {
    const address = linkOf(asked);
    if (address === location.hash) again();
    else location.hash = address;
  };
  const isSignedOut = signIns.length > 0 && !persona;
  const offered = useMemo(() => fitted(catalogues, draft), [catalogues, draft]);
  const missing = isKnown ? away(catalogues) : [];
  const hasOwners = Object.keys(catalogues.of).length > 0;
  const hasEditions = Object.values(catalogues.of).some((one) => one.editions.length > 0);
  return (
    <SpeechContext value={speech}>
      <Header asking={asking} onLocale={setLocale} />
      <main data-ready={isKnown || isSignedOut || undefined}>
        <div className="asking">
          <ReadyList hash={hash || linkOf({ question: FIRST })} onAgain={again} />
          {persona && hasOwners && (
            <Form
              catalogues={catalogues}
              draft={offered}
              onDraft={show}
              onAsk={() => ask({ question: offered })}
            />
          )}
          {persona && (
            <Suspense>
              <Editor text={text} persona={persona} onAsk={(document) => ask({ document })} />
            </Suspense>
          )}
        </div>
        <div className="answers">
          {isSignedOut && <SignInPart {...asking} />}
          {isBad && <p className="note bad">{say('badLink')}</p>}
          {isKnown && !hasOwners && <p className="note bad">{say('noCatalogue')}</p>}
          {hasOwners &&
            missing.map((owner) => (
              <p key={owner} className="note bad">
                {say('ownerAway', { owner: inLocale(OWNERS[owner], locale) })}
              </p>
            ))}
          {isKnown && <Troubles errors={errors} />}
          {hasOwners && !hasEditions && (
            <p className="note">
              {say('noEditions')}{' '}
              <button type="button" className="plain" onClick={again}>
                {say('tryAgain')}
              </button>
            </p>
          )}
          {isKnown && hasOwners && question && !canAsk && <p className="note bad">{say('notOffered')}</p>}
          {persona && (canAsk || hasOwners) && (
            <AnswerPart
              outcome={outcome}
              catalogues={catalogues}
              onAsk={(next) => ask({ question: next })}
              onAgain={again}
            />
          )}
        </div>
      </main>
    </SpeechContext>
  );
}
