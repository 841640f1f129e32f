import { useEffect, useRef, type ReactNode } from 'react';
import SearchBar from '@theme-original/SearchBar';

/**
 * The search plugin focuses its field when the index has loaded, which may be seconds after the
 * reader has moved to another field, so that their typing ends up in the search. Here, the field
 * takes the focus late only if the reader has not moved on.
 */
export default function SearchBarWithoutFocusStealing(): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = container.current?.querySelector('input');
    if (!input) return;
    const watching = new AbortController();
    const options = { capture: true, signal: watching.signal };
    let hasMovedOn = false;
    const isInside = ({ target }: Event) =>
      target instanceof Node && container.current?.contains(target) === true;
    const follow = (event: Event) => {
      hasMovedOn = !isInside(event);
    };
    document.addEventListener('pointerdown', follow, options);
    document.addEventListener('focusin', follow, options);
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Tab' && isInside(event)) hasMovedOn = true;
        // The plugin's shortcut.
        if (event.key === 'k' && (event.ctrlKey || event.metaKey)) hasMovedOn = false;
      },
      options,
    );
    input.focus = (how) => {
      if (!hasMovedOn) HTMLElement.prototype.focus.call(input, how);
    };
    return () => watching.abort();
  }, []);
  // Without a box of its own, because the plugin's styles apply to the field's container.
  return (
    <div ref={container} style={{ display: 'contents' }}>
      <SearchBar />
    </div>
  );
}
