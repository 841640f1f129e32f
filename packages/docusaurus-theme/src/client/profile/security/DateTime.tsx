import type { ReactNode } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** A point in time, formatted in the page's language. @param at ISO 8601 */
export default function DateTime({ at, withTime }: { at: string; withTime?: boolean }): ReactNode {
  const { i18n } = useDocusaurusContext();
  const format = new Intl.DateTimeFormat(i18n.currentLocale, {
    dateStyle: 'medium',
    ...(withTime && { timeStyle: 'short' }),
  });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
