import { type ReactNode, useEffect, useRef, useState } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import type { Activity } from '@gatehouse/contract/activity';
import { onAct } from '../../api/acts';
import { ROUTES } from '../../api/siteData';
import LoadState from '../LoadState';
import Row from '../Row';
import { useAccountData } from '../useAccountData';
import ActivityItem from './ActivityItem';
import styles from './activity.module.css';

const SHOWN_AT_FIRST = 6;

/** Recent activity, so that readers notice what they did not do. */
export default function ActivityRow(): ReactNode {
  const { data, failure, load } = useAccountData<Activity[]>('/api/me/activity');
  const [acts, setActs] = useState(0);
  useEffect(() => onAct(() => setActs((count) => count + 1)), []);
  useEffect(() => {
    if (acts > 0) void load();
  }, [acts, load]);
  return (
    <Row
      section="activity"
      value={
        data === null ? (
          <LoadState failure={failure} onRetry={load} />
        ) : data.length === 0 ? (
          <Translate id="profile.activity.none">Nothing has happened yet.</Translate>
        ) : (
          <ActivityList events={data} />
        )
      }
      lead={
        <Translate
          id="profile.activity.lead"
          values={{
            password: (
              <Link to={`${ROUTES.profile}?edit#password`}>
                <Translate id="profile.activity.leadPassword">Change your password</Translate>
              </Link>
            ),
          }}
        >
          {'Don’t recognize something? {password}: this signs you out everywhere else.'}
        </Translate>
      }
    />
  );
}

function ActivityList({ events }: { events: Activity[] }): ReactNode {
  const [isLong, setLong] = useState(false);
  const firstOfMore = useRef<HTMLLIElement>(null);
  // The focused button is gone: reading continues where it was.
  useEffect(() => {
    if (isLong) firstOfMore.current?.focus();
  }, [isLong]);

  return (
    <>
      <ol className={styles.events}>
        {(isLong ? events : events.slice(0, SHOWN_AT_FIRST)).map((event, index) => (
          <ActivityItem
            key={`${event.at} ${index}`}
            ref={index === SHOWN_AT_FIRST ? firstOfMore : null}
            event={event}
          />
        ))}
      </ol>
      {!isLong && events.length > SHOWN_AT_FIRST && (
        <button
          type="button"
          className="button button--secondary button--sm"
          onClick={() => setLong(true)}
        >
          <Translate id="profile.activity.more" values={{ count: events.length - SHOWN_AT_FIRST }}>
            {'Show {count} more'}
          </Translate>
        </button>
      )}
    </>
  );
}
