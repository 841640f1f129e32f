import type { ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import formStyles from '../../form/form.module.css';
import { refusalText } from './refusalText';

/** Why another service sent the reader back, if it did. */
export default function ProviderRefusal(): ReactNode {
  const { search } = useLocation();
  const code = new URLSearchParams(search).get('error');
  // The query is unknown during the build.
  if (!useIsBrowser() || code === null) return null;
  return (
    <p role="alert" className={formStyles.failure}>
      {refusalText(code)}
    </p>
  );
}
