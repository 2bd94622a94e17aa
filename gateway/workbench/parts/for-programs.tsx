import { useState } from 'react';
import { useSpeech } from './speech.js';

/** The address at which a notebook or a spreadsheet asks the same question. */
export function ForPrograms({ address }: { address: string }) {
  const { say } = useSpeech();
  const [copied, setCopied] = useState<string>();
  const copy = () =>
    void navigator.clipboard.writeText(`${location.origin}${address}`).then(() => setCopied(address));
  return (
    <div className="tools for-programs">
      <span>{say('forPrograms')}</span>
      <code>{address}</code>
      <button type="button" className="plain" onClick={copy}>
        {say('copyAddress')}
      </button>
      <span role="status">{copied === address && say('addressCopied')}</span>
    </div>
  );
}
