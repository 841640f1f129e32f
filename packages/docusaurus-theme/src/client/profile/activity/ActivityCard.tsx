import { type ReactNode, useEffect, useRef, useState } from 'react';
import Translate from '@docusaurus/Translate';
import type { Activity } from '@gatehouse/contract/account';
import { onAct } from '../../api/acts';
import Card from '../Card';
import CardState from '../CardState';
import { useAccountData } from '../useAccountData';
import ActivityItem from './ActivityItem';
import styles from './activity.module.css';

const SHOWN_AT_FIRST = 6;

/** What happened in the account, so that a reader notices what was not them. */
export default function ActivityCard(): ReactNode {
  const { data, failure, load } = useAccountData<Activity[]>('/api/me/activity');
  const [acts, setActs] = useState(0);
  useEffect(() => onAct(() => setActs((count) => count + 1)), []);
  useEffect(() => {
    if (acts > 0) void load();
  }, [acts, load]);
  return (
    <Card
      section="activity"
      lead={
        <Translate
          id="profile.activity.lead"
          values={{
            password: (
              <a href="#password">
                <Translate id="profile.activity.leadPassword">change your password</Translate>
              </a>
            ),
          }}
        >
          {'Something here was not you? Then {password}: that ends all other sessions.'}
        </Translate>
      }
    >
      {data === null ? (
        <CardState failure={failure} onRetry={load} />
      ) : data.length === 0 ? (
        <p>
          <Translate id="profile.activity.none">Nothing has happened yet.</Translate>
        </p>
      ) : (
        <ActivityList events={data} />
      )}
    </Card>
  );
}

function ActivityList({ events }: { events: Activity[] }): ReactNode {
  const [isLong, setLong] = useState(false);
  const firstOfMore = useRef<HTMLLIElement>(null);
  // The button that had the focus is gone: reading goes on where it stood.
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
