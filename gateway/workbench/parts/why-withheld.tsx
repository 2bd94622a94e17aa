import { useEffect, useRef } from 'react';
import type { Figure } from '../answer/numbers.js';
import { saidOf } from '../answer/words.js';
import { WORDS, type Word } from '../words.js';
import { useSpeech } from './speech.js';

interface Properties {
  cell: Figure;
  title: string;
  /** The coarser question that is answered, and what asks it; nothing when there is none. */
  instead?: { title: string; ask(): void };
  onClose(): void;
}

/** Why one number is not told, and what is told instead. */
export function WhyWithheld({ cell, title, instead, onClose }: Properties) {
  const speech = useSpeech();
  const { say } = speech;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const reason = cell.withheld ?? '';
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="why-title">
      <h2 id="why-title" className="title">
        {title}
      </h2>
      <p className="reason">
        <span className="hatched" aria-hidden="true" /> {saidOf(cell, speech)}
      </p>
      {Object.hasOwn(WORDS, reason) && <p>{say(reason as Word)}</p>}
      <p className="hint">{say('withheldHow')}</p>
      {!instead && <p>{say('nothingOpens')}</p>}
      <div className="tools">
        {instead && (
          <button
            type="button"
            className="send"
            onClick={() => {
              dialog.current?.close();
              instead.ask();
            }}
          >
            {say('askInstead', { question: instead.title })}
          </button>
        )}
        <button type="button" className="plain" onClick={() => dialog.current?.close()}>
          {say('close')}
        </button>
      </div>
    </dialog>
  );
}
