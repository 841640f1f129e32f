import type { ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import formStyles from '../../form/form.module.css';
import { refusalText } from './refusalText';

/** Why another service has sent the reader back, when it has. */
export default function ProviderRefusal(): ReactNode {
  const { search } = useLocation();
  const code = new URLSearchParams(search).get('error');
  // The build knows no query.
  if (!useIsBrowser() || code === null) return null;
  return (
    <p role="alert" className={formStyles.failure}>
      {refusalText(code)}
    </p>
  );
}
