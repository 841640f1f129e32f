import type { ComponentType, ReactNode, SVGProps } from 'react';
import clsx from 'clsx';
import { translate } from '@docusaurus/Translate';
import ScrollArea from '@site/src/components/scroll/ScrollArea';
import styles from './Diagram.module.css';

interface DiagramProps {
  /** An imported SVG file, drawn in the site's own colors: `fill="var(--ifm-font-color-base)"`. */
  of: ComponentType<SVGProps<SVGSVGElement>>;
  /** Says in words what it shows. */
  label: string;
}

/** A drawing that follows the color mode. A small screen scrolls it, so that its text stays legible. */
export default function Diagram(props: DiagramProps): ReactNode {
  return (
    <ScrollArea label={translate({ id: 'diagram.label', message: 'Diagram' })}>
      <Drawing isWide {...props} />
    </ScrollArea>
  );
}

/** Small drawings beside each other, as many as there is room for. */
export function DiagramRow({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.row}>{children}</div>;
}

/** One of a row. It fits on every screen. */
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
