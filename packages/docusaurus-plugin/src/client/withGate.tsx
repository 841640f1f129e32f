import { createContext, useContext, type ComponentType, type ReactNode } from 'react';
import type { PageContent } from './gate';
import { MarkdownLink } from './markdown/MarkdownLink';

/** Whether pages are also written as Markdown. See `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_MARKDOWN__: boolean;

/** The gate already around the page: a site's own component may render the theme's inside it. */
const GateAround = createContext('');

/**
 * Wraps the theme component that shows a Markdown page. A gated page brings the view that does the
 * rest: public pages don't load it.
 */
export function withGate<Props extends { readonly content: object }>(
  Page: ComponentType<Props>,
): ComponentType<Props> {
  return function PageBehindGate(props: Props): ReactNode {
    const teaser = props.content as PageContent;
    const { gate } = teaser;
    const around = useContext(GateAround);
    const link = __GATED_CONTENT_MARKDOWN__ && <MarkdownLink />;
    if (!gate || gate.id === around) {
      return (
        <>
          {link}
          <Page {...props} />
        </>
      );
    }
    return (
      <gate.View key={gate.id} gate={gate} teaser={teaser}>
        {(content) => (
          <GateAround.Provider value={gate.id}>
            {link}
            <Page {...props} content={content} />
          </GateAround.Provider>
        )}
      </gate.View>
    );
  };
}
