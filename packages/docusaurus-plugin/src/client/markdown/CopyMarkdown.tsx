import { useEffect, useState, type ReactNode } from 'react';
import Translate, { translate } from '@docusaurus/Translate';
import { useMarkdownPath } from './useMarkdownPath';

/** How long the button shows that the page was copied. */
const SHOWN_MS = 2_500;

/** Copies what the reader can read of the page as Markdown, for a chat or an agent. */
export function CopyMarkdown(): ReactNode {
  const path = useMarkdownPath();
  const [state, setState] = useState<'ready' | 'busy' | 'copied' | 'failed'>('ready');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('ready'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = (): void => {
    if (state === 'busy') return;
    setState('busy');
    // Loaded on demand, because few readers use it.
    const text = import('./fetchMarkdown').then(({ fetchMarkdown }) => fetchMarkdown(path));
    write(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };

  return (
    <span className="gate-copy" data-copy-state={state}>
      <span aria-live="polite">
        {state === 'failed' && (
          <Translate
            id="gate.markdown.failed"
            description="Shown when the page could not be copied; {link} opens it"
            values={{ link: <a href={path}>{openText()}</a> }}
          >
            {'That didn’t work. {link}'}
          </Translate>
        )}
        <span className="gate-hidden">{state === 'copied' && copiedText()}</span>
      </span>
      <button
        type="button"
        className="gate-copy__button"
        onClick={copy}
        aria-busy={state === 'busy'}
      >
        <span className="gate-icon" />
        <span className="gate-room" data-room={copyText()} data-more-room={copiedText()}>
          <span>{state === 'copied' ? copiedText() : copyText()}</span>
        </span>
      </button>
    </span>
  );
}

/** Browsers allow clipboard writes only during a click, so the promise must be passed synchronously. */
async function write(text: Promise<string>): Promise<void> {
  // Without a clipboard (over http), nothing awaits the text.
  text.catch(() => undefined);
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
  const blob = text.then((content) => new Blob([content], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

const copyText = (): string =>
  translate({ id: 'gate.markdown.copy', message: 'Copy as Markdown', description: 'A button' });

const copiedText = (): string =>
  translate({ id: 'gate.markdown.copied', message: 'Copied', description: 'After the copy' });

const openText = (): string =>
  translate({ id: 'gate.markdown.open', message: 'Open as Markdown', description: 'A link' });
