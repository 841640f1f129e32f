import type { ComponentType, ReactNode, SVGProps } from 'react';
import clsx from 'clsx';
import { translate } from '@docusaurus/Translate';
import ScrollArea from '@site/src/components/scroll/ScrollArea';
import styles from './Diagram.module.css';

interface DiagramProps {
  /** An imported SVG file that uses the site's colors: `fill="var(--ifm-font-color-base)"`. */
  of: ComponentType<SVGProps<SVGSVGElement>>;
  /** A text alternative. */
  label: string;
}

/**
 * A diagram that follows the color mode. It scrolls on a small screen, so that its text stays
 * legible.
 */
export default function Diagram(props: DiagramProps): ReactNode {
  return (
    <ScrollArea label={translate({ id: 'diagram.label', message: 'Diagram' })}>
      <Drawing isWide {...props} />
    </ScrollArea>
  );
}

/** Small diagrams side by side, as many as fit. */
export function DiagramRow({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.row}>{children}</div>;
}

/** A diagram in a row. It fits on every screen. */
export function SmallDiagram({ title, ...props }: DiagramProps & { title: string }): ReactNode {
  return (
    <figure className={styles.small}>
      <figcaption>{title}</figcaption>
      <Drawing {...props} />
    </figure>
  );
}

function Drawing({ of: Svg, label, isWide }: DiagramProps & { isWide?: boolean }): ReactNode {
  return (
    <Svg className={clsx(styles.drawing, isWide && styles.wide)} role="img" aria-label={label} />
  );
}
