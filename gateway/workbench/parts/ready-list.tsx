import { linkOf } from '../question/permalink.js';
import { READY, type Ready } from '../question/ready.js';
import { useSpeech } from './speech.js';

const addressOf = (name: string, { question }: Ready) => (question ? linkOf({ question }) : `#ready=${name}`);

/** The ready questions, each an address of its own. */
export function ReadyList({ hash, onAgain }: { hash: string; onAgain(): void }) {
  const { say } = useSpeech();
  return (
    <nav aria-labelledby="ready-title">
      <h2 id="ready-title">{say('ready')}</h2>
      <ul>
        {Object.entries(READY).map(([name, ready]) => {
          const address = addressOf(name, ready);
          const isHere = address === hash;
          return (
            <li key={name}>
              <a
                href={address}
                data-ready={name}
                aria-current={isHere || undefined}
                onClick={() => isHere && onAgain()}
              >
                {say(ready.title)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
