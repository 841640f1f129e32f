import type { ComponentType, ReactNode } from 'react';
import type { PageContent } from './gate';

/**
 * Wraps the theme component that shows a Markdown page. A gated page brings the view that does the
 * rest along: public pages do not load it.
 */
export function withGate<Props extends { readonly content: object }>(
  Page: ComponentType<Props>,
): ComponentType<Props> {
  return function PageBehindGate(props: Props): ReactNode {
    const teaser = props.content as PageContent;
    const { gate } = teaser;
    if (!gate) return <Page {...props} />;
    return (
      <gate.View key={gate.id} gate={gate} teaser={teaser}>
        {(content) => <Page {...props} content={content} />}
      </gate.View>
    );
  };
}
