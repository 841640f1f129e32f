import { lazy, Suspense, type ReactNode } from 'react';
import Below from './Below';

const Lazy = lazy(() => import('./LazyPart'));
const LABELS = { first: 'CANARY_tsxConstant' };

interface Props {
  label: string;
  options: object;
  children: ReactNode;
}

export default function Widget({ label, children }: Props) {
  const work = () => new Worker(new URL('./worker.ts', import.meta.url));
  return (
    <section aria-label={label} title={`CANARY_tsxTemplate ${LABELS.first}`} onClick={work}>
      JSX text CANARY_tsxText {children}
      <a href={new URL('./CANARY_urlAssetName.txt', import.meta.url).href}>Asset</a>
      <Below />
      <Suspense fallback={<i>CANARY_fallback</i>}>
        <Lazy />
      </Suspense>
    </section>
  );
}
