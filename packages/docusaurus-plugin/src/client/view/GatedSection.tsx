import { useRef, type ReactNode } from 'react';
import GatePaywall from '@theme/GatePaywall';
import type { SectionGate } from '../gate';
import { GATED_COMPONENTS } from './DownloadLink';
import { plansOf } from './publicOptions';
import { PageBoundary } from './PageBoundary';
import { useAnchorOnceOpen } from './useAnchorOnceOpen';
import { useGate } from './useGate';

interface Props {
  readonly gate: SectionGate;
}

/** A gated part of a page: the part itself once it is open, a small paywall before. */
export function GatedSection({ gate }: Props): ReactNode {
  const { page, locked, retry, onChunkError } = useGate(gate);
  const plans = plansOf(gate.access);
  const place = useRef<HTMLDivElement>(null);
  useAnchorOnceOpen(page !== null, place);

  // Not made of a heading: it would tell what the section says.
  const anchor = `section-${gate.id}`;
  const closed = (
    <GatePaywall
      state={locked}
      access={gate.access}
      plans={plans}
      title=""
      section={anchor}
      onRetry={retry}
    />
  );
  return (
    <div id={anchor} className="gate-section" ref={place}>
      <PageBoundary
        isOpen={page !== null}
        fallback={closed}
        onClose={stay}
        onChunkError={onChunkError}
      >
        {page ? <page.default components={GATED_COMPONENTS} /> : closed}
      </PageBoundary>
    </div>
  );
}

/** The page stays where it is, and the paywall's link leads back to the section. */
function stay(): void {}
