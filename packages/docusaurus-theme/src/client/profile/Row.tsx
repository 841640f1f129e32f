import { type ReactNode, useEffect, useId, useRef } from 'react';
import clsx from 'clsx';
import styles from './profile.module.css';
import { type Section, sectionTitle } from './sections';
import type { RowControl } from './useRow';

interface RowProps {
  section: Section;
  /** Information before the value. */
  lead?: ReactNode;
  /** The stored value. Replaced by the form. */
  value: ReactNode;
  /** Information about the value. */
  note?: ReactNode;
  /** For a row with a form. */
  row?: RowControl;
  /** The last action, in a row without a form; announced. */
  done?: string;
  /** The text of the button that opens the form: "Edit". Without it, there is no button. */
  button?: ReactNode;
  /** Further buttons next to it, or in place of it. */
  actions?: ReactNode;
  /** The form. */
  children?: ReactNode;
}

/** One setting: its value, and a form that replaces it. */
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
    // The focused element is gone, unless something else has taken the focus already.
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

/** Of radio buttons, only the checked one can be reached by keyboard. */
function firstField(within: HTMLElement | null): HTMLElement | null {
  const first = within?.querySelector<HTMLElement>('input:not([hidden]), button, a');
  return first?.matches('[type=radio]')
    ? (within?.querySelector<HTMLElement>('input:checked') ?? first)
    : (first ?? null);
}
