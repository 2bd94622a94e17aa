import { useEffect, useRef } from 'react';
import { type QueryEditor, queryEditor } from '../../explorer/editors.js';
import type { Asker } from '../../explorer/graph.js';
import { readSchema } from '../../explorer/schema.js';
import { pageNonce } from './nonce.js';
import { useSpeech } from './speech.js';

interface Properties {
  text: string;
  persona: Asker;
  onAsk(text: string): void;
}

/** The document of the question, to be edited, with completion from the schema. A part of its own: it is most of the page's script. */
export default function Editor({ text, persona, onAsk }: Properties) {
  const { say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<QueryEditor>(null);
  const ask = useRef(onAsk);
  ask.current = onAsk;
  const shown = useRef(text);
  shown.current = text;
  const label = say('document');
  useEffect(() => {
    const made = queryEditor(place.current!, pageNonce(), () => ask.current(made.text()), label);
    editor.current = made;
    made.show(shown.current);
    // Asked for when somebody comes to write: it is long. Without it nothing is completed; questions are asked all the same.
    const learn = () =>
      void readSchema(persona).then(
        (schema) => made.learn(schema),
        () => undefined,
      );
    const where = place.current!;
    where.addEventListener('focusin', learn, { once: true });
    return () => {
      where.removeEventListener('focusin', learn);
      where.replaceChildren();
    };
  }, [persona, label]);
  useEffect(() => {
    if (editor.current?.text() !== text) editor.current?.show(text);
  }, [text]);
  return (
    <section className="document" aria-labelledby="document-title">
      <h2 id="document-title">{label}</h2>
      <div className="editor" ref={place} />
      <p className="hint">{say('documentHint')}</p>
      <button type="button" className="plain" onClick={() => editor.current && onAsk(editor.current.text())}>
        {say('askThis')}
      </button>
    </section>
  );
}
