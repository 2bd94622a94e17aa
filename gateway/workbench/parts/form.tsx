import { OWNERS, owners } from '../owners.js';
import { type Catalogues, lengthsOf, measureOf, mostDimensions, placeToName } from '../question/catalogue.js';
import { fitted } from '../question/fitted.js';
import type { Question } from '../question/question.js';
import { inLocale } from '../words.js';
import { DimensionFields } from './dimension-fields.js';
import { PeriodFields } from './period-fields.js';
import { useSpeech } from './speech.js';

interface Properties {
  catalogues: Catalogues;
  draft: Question;
  onDraft(draft: Question): void;
  onAsk(): void;
}

/** The question, built from nothing but what the catalogue offers. */
export function Form({ catalogues, draft, onDraft, onAsk }: Properties) {
  const { say, locale } = useSpeech();
  const change = (next: Partial<Question>) => onDraft(fitted(catalogues, { ...draft, ...next }));
  const measure = measureOf(catalogues, draft);
  return (
    <form
      aria-labelledby="question-title"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      <h2 id="question-title">{say('yourQuestion')}</h2>
      <label className="field">
        <span>{say('measure')}</span>
        <select
          value={`${draft.owner}:${draft.measure}`}
          aria-describedby="definition"
          onChange={({ target }) => {
            const [owner, name] = target.value.split(':') as [Question['owner'], string];
            change({ owner, measure: name });
          }}
        >
          {owners.map((owner) => (
            <optgroup key={owner} label={inLocale(OWNERS[owner], locale)}>
              {catalogues.of[owner]?.measures.map(({ measure: one }) => (
                <option key={one.value} value={`${owner}:${one.value}`}>
                  {one[locale]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <p id="definition" className="hint" lang="en">
        {measure?.measure.meaning}
      </p>
      <PeriodFields
        editions={catalogues.of[draft.owner]?.editions ?? []}
        lengths={lengthsOf(measure)}
        draft={draft}
        onChange={change}
      />
      {measure && measure.dimensions.length > 0 && (
        <DimensionFields
          dimensions={measure.dimensions}
          most={mostDimensions(catalogues, draft) ?? 0}
          required={placeToName(catalogues, draft)}
          places={catalogues.places}
          draft={draft}
          onChange={change}
        />
      )}
      <button type="submit" className="send">
        {say('ask')}
      </button>
    </form>
  );
}
