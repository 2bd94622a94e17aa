import { labelOf, RELATIVE_PERIODS } from '../labels.js';
import type { Edition } from '../question/catalogue.js';
import { partsOf, periodLabel } from '../question/periods.js';
import { type Length, lengthOf, type Question } from '../question/question.js';
import { useSpeech } from './speech.js';

interface Properties {
  editions: readonly Edition[];
  /** How long the periods are of which there are numbers. */
  lengths: readonly Length[];
  draft: Question;
  onChange(change: Partial<Question>): void;
}

const isYear = (text: string) => /^\d{4}$/.test(text);
/** What is not said any more has to be taken away. */
const NEITHER = { relative: undefined, period: undefined, each: undefined } as unknown as Partial<Question>;

/** The last closed periods, or a year and what of it. */
export function PeriodFields({ editions, lengths, draft, onChange }: Properties) {
  const { say, locale } = useSpeech();
  const year = draft.period?.slice(0, 4) ?? '';
  const edition = editions.find((one) => String(one.year) === year);
  const { quarters, months } = edition ? partsOf(edition) : { quarters: [], months: [] };
  const [hasQuarters, hasMonths] = [lengths.includes('QUARTER'), lengths.includes('MONTH')];
  const change = (next: Partial<Question>) => onChange({ ...NEITHER, ...next });
  const option = (period: string) => (
    <option key={period} value={period}>
      {periodLabel(period, locale, say)}
    </option>
  );
  return (
    <>
      <label className="field">
        <span>{say('period')}</span>
        <select
          value={draft.relative ?? year}
          onChange={({ target: { value } }) =>
            change(isYear(value) ? { period: value } : { relative: value })
          }
        >
          <optgroup label={say('lastClosed')}>
            {RELATIVE_PERIODS.filter((word) => lengths.includes(lengthOf({ relative: word }))).map((word) => (
              <option key={word} value={word}>
                {labelOf('StatisticsRelativePeriod', word, locale)}
              </option>
            ))}
          </optgroup>
          <optgroup label={say('years')}>
            {editions.map((one) => option(String(one.year))).reverse()}
            {year && !edition && option(year)}
          </optgroup>
        </select>
      </label>
      {draft.period && (hasQuarters || hasMonths) && (
        <label className="field">
          <span>{say('part')}</span>
          <select
            value={draft.each ?? draft.period}
            onChange={({ target: { value } }) =>
              change(/^[A-Z]/.test(value) ? { period: year, each: value } : { period: value })
            }
          >
            <option value={year}>{say('wholeYear')}</option>
            {hasQuarters && <option value="QUARTER">{say('eachQuarter')}</option>}
            {hasMonths && <option value="MONTH">{say('eachMonth')}</option>}
            {hasQuarters && quarters.length > 0 && (
              <optgroup label={say('quarters')}>{quarters.map(option)}</optgroup>
            )}
            {hasMonths && (
              <optgroup label={say('months')}>
                {months.map(option)}
                {!isYear(draft.period) &&
                  ![...quarters, ...months].includes(draft.period) &&
                  option(draft.period)}
              </optgroup>
            )}
          </select>
        </label>
      )}
    </>
  );
}
