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

/** A gated section of a page: its content once it is open, a small paywall before. */
export function GatedSection({ gate }: Props): ReactNode {
  const { page, locked, retry, onChunkError } = useGate(gate);
  const plans = plansOf(gate.access);
  const place = useRef<HTMLDivElement>(null);
  useAnchorOnceOpen(page !== null, place);

  // Not derived from a heading, which would reveal something about the section.
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

/** The page stays as it is, and the paywall's sign-in link returns to the section. */
function stay(): void {}
