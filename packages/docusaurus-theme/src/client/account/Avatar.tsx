import { type ReactNode, useState } from 'react';
import type { Reader } from '@gatehouse/contract/me';
import clsx from 'clsx';
import styles from './Avatar.module.css';
import { initials } from './initials';
import { pictureUrl } from './pictureUrl';

interface AvatarProps {
  /** `null` while unknown: shows a generic person. */
  reader: Pick<Reader, 'name' | 'image'> | null;
  large?: boolean;
}

/** Decorative, next to a name, so it has no text. */
export default function Avatar({ reader, large }: AvatarProps): ReactNode {
  /** The URL of a picture that failed to load: the other service removed it, or it is blocked. */
  const [missing, setMissing] = useState<string | null>(null);
  const image = reader?.image;
  return (
    <span className={clsx(styles.avatar, large && styles.large)} aria-hidden="true">
      {image && image !== missing ? (
        <img
          src={pictureUrl(image)}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setMissing(image)}
        />
      ) : reader ? (
        initials(reader.name)
      ) : (
        <svg viewBox="0 0 24 24" width="60%" fill="currentColor">
          <circle cx="12" cy="8" r="4" />
          <path d="M4 21a8 8 0 0 1 16 0z" />
        </svg>
      )}
    </span>
  );
}
