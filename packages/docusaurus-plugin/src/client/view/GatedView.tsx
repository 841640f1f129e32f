import { createContext, useContext, useMemo, type ReactNode } from 'react';
import Head from '@docusaurus/Head';
import GatePaywall, { type Props as PaywallProps } from '@theme/GatePaywall';
import type { GatedViewProps, PageContent, PageModule } from '../gate';
import { GATED_COMPONENTS } from './DownloadLink';
import { PageBoundary } from './PageBoundary';
import { pageTitle } from './pageTitle';
import { structuredData } from './structuredData';
import { useGate } from './useGate';
import { useKeepWayBack } from './useKeepWayBack';
import { useSectionedContent } from './useSectionedContent';
import { useWayBack } from './useWayBack';
import { plansOf } from './publicOptions';

/** Passes the paywall's state as context, so that the page around it isn't rendered again. */
const PaywallContext = createContext<PaywallProps | null>(null);

/**
 * Shows a gated page: the teaser and the paywall, or the whole page once it is open. Both have the
 * same tree around them.
 */
export function GatedView({ gate, teaser, children }: GatedViewProps): ReactNode {
  const { page, locked, retry, onChunkError } = useGate(gate);
  const closed = useMemo(() => lockedContent(teaser), [teaser]);
  const shown = useMemo(() => (page ? openContent(page) : closed), [page, closed]);
  const content = useSectionedContent(shown);
  const plans = plansOf(gate.access);
  const title = pageTitle(teaser);

  const paywall = useMemo<PaywallProps>(
    () => ({ state: locked, access: gate.access, plans, title, onRetry: retry }),
    [locked, gate, plans, title, retry],
  );
  useWayBack(page !== null);
  const keepWayBack = useKeepWayBack();

  return (
    <PaywallContext.Provider value={paywall}>
      <Head>
        <script type="application/ld+json">{structuredData(title, ['.gate-paywall'])}</script>
      </Head>
      <PageBoundary
        isOpen={page !== null}
        fallback={children(closed)}
        onClose={keepWayBack}
        onChunkError={onChunkError}
      >
        {children(content)}
      </PageBoundary>
    </PaywallContext.Provider>
  );
}

/** Docusaurus reads the page's exports from its component. */
function openContent({ default: Body, ...exported }: PageModule): PageContent {
  const Content = (props: object): ReactNode => <Body {...props} components={GATED_COMPONENTS} />;
  return Object.assign(Content, exported) as PageContent;
}

function lockedContent(Teaser: PageContent): PageContent {
  return Object.assign(
    (props: object) => (
      <>
        <Teaser {...props} />
        <Paywall />
      </>
    ),
    { ...Teaser },
  ) as PageContent;
}

function Paywall(): ReactNode {
  const props = useContext(PaywallContext);
  return (
    props && (
      <div className="gate-space">
        <GatePaywall {...props} />
      </div>
    )
  );
}
