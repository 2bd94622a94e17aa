import type { Persona } from '../../src/explorer/persona.js';
import { LOCALES, type Locale } from '../words.js';
import { useSpeech } from './speech.js';

interface Properties {
  personas: readonly Persona[];
  persona?: Persona;
  onPersona(code: string): void;
  onLocale(locale: Locale): void;
}

/** Who asks, and in which language. */
export function Header({ personas, persona, onPersona, onLocale }: Properties) {
  const { say, locale } = useSpeech();
  return (
    <header>
      <button type="button" className="skip" onClick={() => document.getElementById('answer')?.focus()}>
        {say('skip')}
      </button>
      <h1>
        MRRM Graph <span>{say('workbench')}</span>
      </h1>
      <p className="where">{say('development')}</p>
      <a className="other" href="/explorer">
        {say('explorer')}
      </a>
      <label>
        <span>{say('youAre')}</span>
        <select value={persona?.code ?? ''} onChange={({ target }) => onPersona(target.value)}>
          {personas.map(({ code, title, organisation }) => (
            <option key={code} value={code}>
              {title} · {organisation}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say('language')}</span>
        <select value={locale} onChange={({ target }) => onLocale(target.value as Locale)}>
          {Object.entries(LOCALES).map(([code, name]) => (
            <option key={code} value={code} lang={code.toLowerCase()}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
