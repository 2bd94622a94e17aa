import { type GraphError, troublesOf } from '../../explorer/trouble.js';

/** What the graph says is not as asked, in its own words, which are English. */
export function Troubles({ errors }: { errors: readonly GraphError[] }) {
  if (errors.length === 0) return null;
  return (
    <ul className="troubles" lang="en">
      {troublesOf(errors).map(({ place, code, message, details }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer's errors never change their order.
        <li key={index}>
          <p>{message}</p>
          <p className="hint">
            <code>{code}</code> {place}
            {details.map(([name, value]) => ` · ${name}: ${value}`).join('')}
          </p>
        </li>
      ))}
    </ul>
  );
}
