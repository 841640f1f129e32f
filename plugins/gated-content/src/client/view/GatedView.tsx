import { createContext, useContext, useMemo, type ReactNode } from 'react';
import Head from '@docusaurus/Head';
import GatePaywall, { type Props as PaywallProps } from '@theme/GatePaywall';
import type { GatedViewProps, PageContent, PageModule } from '../gate';
import { PageBoundary } from './PageBoundary';
import { useGate } from './useGate';
import { useKeepWayBack } from './useKeepWayBack';
import { useWayBack } from './useWayBack';
import { usePlansOf } from '../usePublicOptions';

/** The paywall's state reaches it through here, so that the page around it is not drawn anew. */
const PaywallContext = createContext<PaywallProps | null>(null);

/**
 * Shows a gated page: the teaser and the paywall, or the whole page once it is open. Both have the
 * same tree around them.
 */
export function GatedView({ gate, teaser, children }: GatedViewProps): ReactNode {
  const { page, locked, retry, onChunkError } = useGate(gate);
  const closed = useMemo(() => lockedContent(teaser), [teaser]);
  const content = useMemo(() => (page ? openContent(page) : closed), [page, closed]);
  const plans = usePlansOf(gate.access);
  const title = titleOf(teaser);

  const paywall = useMemo<PaywallProps>(
    () => ({ state: locked, access: gate.access, plans, title, onRetry: retry }),
    [locked, gate, plans, title, retry],
  );
  useWayBack(page !== null);
  const keepWayBack = useKeepWayBack();

  return (
    <PaywallContext.Provider value={paywall}>
      <Head>
        <script type="application/ld+json">{structuredData(title)}</script>
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
  return Object.assign((props: object) => <Body {...props} />, exported) as PageContent;
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

function titleOf(content: PageContent): string {
  const { metadata, frontMatter } = content as {
    metadata?: { title?: string };
    frontMatter?: { title?: string };
  };
  return metadata?.title ?? frontMatter?.title ?? '';
}

/** Tells search engines that the page holds more than they get, so that it is no cloaking. */
function structuredData(name: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name,
    isAccessibleForFree: false,
    hasPart: {
      '@type': 'WebPageElement',
      isAccessibleForFree: false,
      cssSelector: '.gate-paywall',
    },
  };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
