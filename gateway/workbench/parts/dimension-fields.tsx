import type { Catalogues, Dimension } from '../question/catalogue.js';
import type { Question } from '../question/question.js';
import { useSpeech } from './speech.js';

interface Properties {
  dimensions: readonly Dimension[];
  /** How many of them a question of this length may have. */
  most: number;
  /** The dimension that every question has to name. */
  required: string | undefined;
  places: Catalogues['places'];
  draft: Question;
  onChange(change: Partial<Question>): void;
}

/** By what numbers are told apart, and of what alone they are. */
export function DimensionFields({ dimensions, most, required, places, draft, onChange }: Properties) {
  const { say, locale } = useSpeech();
  const { by, where } = draft;
  const isFull = by.length + where.length >= most;
  const chosen = (name: string) => where.find(([one]) => one === name)?.[1] ?? '';
  const without = (name: string) => where.filter(([one]) => one !== name);
  return (
    <>
      <fieldset aria-describedby="at-most">
        <legend>{say('by')}</legend>
        <div className="choices">
          {dimensions.map(({ dimension: { value, ...labels } }) => (
            <label key={value} className="choice">
              <input
                type="checkbox"
                checked={by.includes(value)}
                disabled={by.includes(value) ? value === required : isFull && !chosen(value)}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? { by: [...by, value], where: without(value) }
                      : { by: by.filter((one) => one !== value) },
                  )
                }
              />
              {labels[locale]}
            </label>
          ))}
        </div>
        <p id="at-most" className="hint">
          {say('atMost', { number: most })}
        </p>
      </fieldset>
      <fieldset>
        <legend>{say('only')}</legend>
        <div className="filters">
          {dimensions.map(({ dimension: { value, ...labels }, isPlace, categories }) => (
            <label key={value} className="field">
              <span>{labels[locale]}</span>
              <select
                value={chosen(value)}
                disabled={value !== required && (by.includes(value) || (isFull && !chosen(value)))}
                onChange={({ target }) =>
                  onChange({
                    by: by.filter((one) => one !== value),
                    where: target.value ? [...without(value), [value, target.value]] : without(value),
                  })
                }
              >
                <option value="">{say('all')}</option>
                {isPlace
                  ? places[value]?.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))
                  : categories.map((category) => (
                      <option key={category.value} value={category.value}>
                        {category[locale]}
                      </option>
                    ))}
              </select>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
