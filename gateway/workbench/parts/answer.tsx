import { useEffect, useRef } from 'react';
import { type Numbers, numbersIn } from '../answer/numbers.js';
import { quotientIn } from '../answer/quotient.js';
import { titleOf } from '../answer/words.js';
import { type Catalogues, measureLabel } from '../question/catalogue.js';
import type { Question } from '../question/question.js';
import { READY, type Ready } from '../question/ready.js';
import type { Outcome } from '../use-answer.js';
import { ForPrograms } from './for-programs.js';
import { NumbersAnswer } from './numbers-answer.js';
import { RowsAnswer } from './rows-answer.js';
import { useSpeech } from './speech.js';
import { Troubles } from './troubles.js';

interface Properties {
  outcome: Outcome;
  catalogues: Catalogues;
  onAsk(question: Question): void;
  onAgain(): void;
}

/** What came of the question: numbers, rows, a refusal, or nothing. */
export function AnswerPart({ outcome, catalogues, onAsk, onAgain }: Properties) {
  const speech = useSpeech();
  const { say } = speech;
  const { asked, ready, address, answer, failure, isUnderWay } = outcome;
  const question = asked && 'question' in asked ? asked.question : undefined;
  const title = question
    ? titleOf(catalogues, question, speech)
    : ready
      ? say(READY[ready].title)
      : say('yourQuestion');
  const place = useRef<HTMLElement>(null);
  const isSettled = !isUnderWay && (!!answer || !!failure);
  const wasSettled = useRef(false);
  useEffect(() => {
    // On a telephone the answer is below the question. The first one is nobody's wish.
    if (isSettled && wasSettled.current && matchMedia('(max-width: 860px)').matches)
      place.current?.scrollIntoView();
    wasSettled.current ||= isSettled;
  }, [isSettled]);
  const told = numbersIn(answer?.data ?? null);
  const hasData = Object.values(answer?.data ?? {}).some((value) => value !== null);
  const said = () => {
    if (isUnderWay) return say('asking');
    if (failure) return say('failed');
    if (!answer) return '';
    if (answer.errors.length === 0) return say('answered', { ms: answer.milliseconds });
    return say(hasData ? 'inPart' : 'refused');
  };
  const entry: Ready | undefined = ready && READY[ready];
  const quotient = entry?.quotient;
  const divided = quotient && quotientIn(told, quotient);
  const numbers: Numbers[] =
    quotient && divided?.cells.length
      ? [{ ...divided, measure: { label: say(quotient.title) } }, ...told]
      : told;
  return (
    <section
      id="answer"
      ref={place}
      className="answer"
      aria-labelledby="answer-title"
      tabIndex={-1}
      aria-busy={isUnderWay}
    >
      <h2 id="answer-title">{title}</h2>
      <p role="status" className="hint" data-settled={isSettled}>
        {said()}
      </p>
      {failure && (
        <>
          <p className="troubles" lang="en">
            {failure}
          </p>
          <button type="button" className="plain" onClick={onAgain}>
            {say('tryAgain')}
          </button>
        </>
      )}
      {answer && <Troubles errors={answer.errors} />}
      {answer && hasData && numbers.length === 0 && (
        <RowsAnswer answer={answer} title={title} name={ready ?? 'answer'} ready={entry} />
      )}
      {answer &&
        numbers.map((one) => (
          <NumbersAnswer
            key={one.name}
            numbers={one}
            isOneOfSeveral={numbers.length > 1}
            title={
              question
                ? title
                : (measureLabel(catalogues, one.measure?.value, speech.locale) ??
                  one.measure?.label ??
                  one.name)
            }
            catalogues={catalogues}
            question={question}
            body={answer.body}
            onAsk={onAsk}
          />
        ))}
      {answer && address && <ForPrograms address={address} />}
    </section>
  );
}
