import type { Asking } from '../use-asker.js';
import { useSpeech } from './speech.js';

/** Where nobody is signed in: why, and where one signs in. What was asked stands in the address and comes back. */
export function SignInPart({ signIns, trouble, signIn }: Asking) {
  const { say } = useSpeech();
  return (
    <section className="sign-in" aria-labelledby="sign-in-title">
      <h2 id="sign-in-title">{say('signIn')}</h2>
      {trouble && (
        <p className="note bad" role="alert">
          {say(trouble.word)} {trouble.said && <span lang="en">{trouble.said}</span>}
        </p>
      )}
      <p>{say('signInHow')}</p>
      {signIns.map((one) => (
        <button
          key={`${one.issuer} ${one.client}`}
          type="button"
          className="send"
          onClick={() => signIn(one)}
        >
          {say('signInAt', { title: one.title })}
        </button>
      ))}
    </section>
  );
}
