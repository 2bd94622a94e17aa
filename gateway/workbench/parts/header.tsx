import type { Asking } from '../use-asker.js';
import { LOCALES, type Locale } from '../words.js';
import { useSpeech } from './speech.js';

interface Properties {
  asking: Asking;
  onLocale(locale: Locale): void;
}

/** Who asks, and in which language. */
export function Header({ asking, onLocale }: Properties) {
  const { say, locale } = useSpeech();
  const { asker, personas, become, signOut } = asking;
  const isDevelopment = personas.length > 0;
  return (
    <header>
      <button type="button" className="skip" onClick={() => document.getElementById('answer')?.focus()}>
        {say('skip')}
      </button>
      <h1>
        MRRM Graph <span>{say('workbench')}</span>
      </h1>
      <p className="where">{isDevelopment && say('development')}</p>
      {isDevelopment && (
        <>
          <a className="other" href="/explorer">
            {say('explorer')}
          </a>
          <label>
            <span>{say('youAre')}</span>
            <select value={asker?.code ?? ''} onChange={({ target }) => become(target.value)}>
              {personas.map(({ code, title, organisation }) => (
                <option key={code} value={code}>
                  {title} · {organisation}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {!isDevelopment && asker && (
        <p className="who">
          <span>
            {asker.title} · {asker.organisation}
          </span>
          <button type="button" className="plain" onClick={signOut}>
            {say('signOut')}
          </button>
        </p>
      )}
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
