import { useState } from 'react';
import { useLocation } from '@docusaurus/router';
import type { Section } from './sections';

export interface RowControl {
  isOpen: boolean;
  /** The last action; announced. */
  done: string;
  open: () => void;
  /** @param done the result; empty when the reader canceled */
  close: (done?: string) => void;
}

/**
 * A row whose form opens in place: with its button, or with a link such as `/profile?edit#email`.
 */
export function useRow(section: Section): RowControl {
  const { search, hash, key } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const isAsked = hash === `#${section}` && new URLSearchParams(search).has('edit');
  // The same link may be followed twice.
  const [followed, setFollowed] = useState<string | null>(null);
  if (isAsked && followed !== (key ?? '')) {
    setFollowed(key ?? '');
    setOpen(true);
  }

  return {
    isOpen,
    done,
    open: () => {
      setDone('');
      setOpen(true);
    },
    close: (text = '') => {
      setDone(text);
      setOpen(false);
    },
  };
}
