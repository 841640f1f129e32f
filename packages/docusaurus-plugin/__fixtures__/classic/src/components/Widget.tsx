import { lazy, Suspense, type ReactNode } from 'react';
import Below from './Below';

const Lazy = lazy(() => import('./LazyPart'));
const LABELS = { first: 'canaryTsxConstant8s9d0f' };

export default function Widget({
  label,
  children,
}: {
  label: string;
  options: object;
  children: ReactNode;
}) {
  return (
    <section aria-label={label} title={`canaryTsxTemplate1g2h3j ${LABELS.first}`}>
      JSX text canaryTsxText4k5l6z {children}
      <Below />
      <Suspense fallback={<i>canaryFallback7x8c9v</i>}>
        <Lazy />
      </Suspense>
    </section>
  );
}
