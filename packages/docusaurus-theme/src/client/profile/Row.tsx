import { type ReactNode, useEffect, useId, useRef } from 'react';
import clsx from 'clsx';
import styles from './profile.module.css';
import { type Section, sectionTitle } from './sections';
import type { RowControl } from './useRow';

interface RowProps {
  section: Section;
  /** What to know before the value. */
  lead?: ReactNode;
  /** What is stored now. Gives way to the form. */
  value: ReactNode;
  /** What to know about the value. */
  note?: ReactNode;
  /** For a row with a form. */
  row?: RowControl;
  /** What was done last, in a row without a form; announced. */
  done?: string;
  /** What opens the form: "Edit". Without it, nothing does. */
  button?: ReactNode;
  /** Further buttons beside it, or instead of it. */
  actions?: ReactNode;
  /** The form. */
  children?: ReactNode;
}

/** One setting: its value, and a form that opens in its place. */
export default function Row({ section, row, ...parts }: RowProps): ReactNode {
  const { isOpen = false, done = parts.done, open, close } = row ?? {};
  const heading = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  const buttonId = useId();
  const wasOpen = useRef(false);

  useEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    // What had the focus is gone, unless something else has taken it already.
    if (content.current?.contains(document.activeElement)) return;
    if (isOpen) firstField(content.current)?.focus();
    else if (document.activeElement === document.body) {
      (firstField(actions.current) ?? heading.current)?.focus();
    }
  }, [isOpen]);

  return (
    <div
      role="group"
      aria-labelledby={section}
      className={clsx(styles.row, isOpen && styles.open)}
      onKeyDown={({ key, defaultPrevented }) => {
        if (key === 'Escape' && isOpen && !defaultPrevented) close?.();
      }}
    >
      <h3 ref={heading} id={section} tabIndex={-1}>
        {sectionTitle(section)}
      </h3>
      <div ref={content} className={styles.content}>
        {parts.lead && <p className={clsx(styles.note, styles.lead)}>{parts.lead}</p>}
        {!isOpen && <div className={styles.value}>{parts.value}</div>}
        {parts.note && <p className={styles.note}>{parts.note}</p>}
        {isOpen && <div className={styles.form}>{parts.children}</div>}
        {done !== undefined && (
          <p role="status" className={styles.done}>
            {done}
          </p>
        )}
      </div>
      {!isOpen && (parts.button || parts.actions) && (
        <div ref={actions} className={styles.rowActions}>
          {parts.actions}
          {parts.button && (
            <button
              type="button"
              id={buttonId}
              className="button button--secondary button--sm"
              aria-labelledby={`${buttonId} ${section}`}
              onClick={open}
            >
              {parts.button}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Of radio buttons, only the checked one is a stop of the keyboard. */
function firstField(within: HTMLElement | null): HTMLElement | null {
  const first = within?.querySelector<HTMLElement>('input:not([hidden]), button, a');
  return first?.matches('[type=radio]')
    ? (within?.querySelector<HTMLElement>('input:checked') ?? first)
    : (first ?? null);
}
