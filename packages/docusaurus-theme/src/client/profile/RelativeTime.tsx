import { type ReactNode, useEffect, useState } from 'react';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { howLongAgo } from './howLongAgo';

const MINUTE_MS = 60_000;

/**
 * How long ago something happened, kept current; hovering shows the exact time. @param at ISO 8601
 */
export default function RelativeTime({ at }: { at: string }): ReactNode {
  const { currentLocale } = useDocusaurusContext().i18n;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const exact = new Intl.DateTimeFormat(currentLocale, { dateStyle: 'full', timeStyle: 'short' });
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {howLongAgo(at, now, currentLocale)}
    </time>
  );
}
