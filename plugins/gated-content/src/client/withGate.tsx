import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  type ComponentType,
  type ReactNode,
} from 'react';
import Head from '@docusaurus/Head';
import GatePaywall, { type Props as PaywallProps } from '@theme/GatePaywall';
import type { Gate, PageContent, PageModule } from './gate';
import { useGate } from './useGate';
import { usePlansOf } from './usePublicOptions';

/** The paywall's state reaches it through here, so that the page around it is not drawn anew. */
const PaywallContext = createContext<PaywallProps | null>(null);

/**
 * Wraps the theme component that shows a Markdown page. A gated page gets the teaser and the paywall
 * as its content, or the whole page once it is open. Both have the same tree around them.
 */
export function withGate<Props extends { readonly content: object }>(
  Page: ComponentType<Props>,
): ComponentType<Props> {
  return function PageBehindGate(props: Props): ReactNode {
    const teaser = props.content as PageContent;
    const { gate } = teaser;
    if (!gate) return <Page {...props} />;
    return (
      <Gated key={gate.id} gate={gate} teaser={teaser}>
        {(content) => <Page {...props} content={content} />}
      </Gated>
    );
  };
}

interface GatedProps {
  readonly gate: Gate;
  readonly teaser: PageContent;
  readonly children: (content: PageContent) => ReactNode;
}

function Gated({ gate, teaser, children }: GatedProps): ReactNode {
  const { page, locked, retry } = useGate(gate);
  const content = useMemo(() => (page ? openContent(page) : lockedContent(teaser)), [page, teaser]);
  const plans = usePlansOf(gate.access);
  const title = titleOf(teaser);

  const paywall = useMemo<PaywallProps>(
    () => ({ state: locked, access: gate.access, plans, title, onRetry: retry }),
    [locked, gate, plans, title, retry],
  );
  useAnchorOnceOpen(page !== null);

  return (
    <PaywallContext.Provider value={paywall}>
      <Head>
        <script type="application/ld+json">{structuredData(title)}</script>
      </Head>
      {children(content)}
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
  return props && <GatePaywall {...props} />;
}

/** The heading that the address names may be one of those that were not there when the page loaded. */
function useAnchorOnceOpen(isOpen: boolean): void {
  useEffect(() => {
    const { hash } = window.location;
    if (!isOpen || hash === '') return;
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [isOpen]);
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
