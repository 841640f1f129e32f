import type { ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import ThemedImage from '@theme/ThemedImage';
import styles from './Screenshot.module.css';

interface ScreenshotProps {
  /** A pair of files in `static/img/screens/`, created by `npm run screenshots`. */
  name: string;
  alt: string;
  /** In CSS pixels, like `height`. Default: the size of screenshots in the docs. */
  width?: number;
  height?: number;
}

/**
 * A screenshot in the reader's color mode. Lazy, so that only the visible one of the two is loaded.
 */
export default function Screenshot(props: ScreenshotProps): ReactNode {
  const { name, alt, width = 1120, height = 700 } = props;
  const sources = {
    light: useBaseUrl(`/img/screens/${name}-light.png`),
    dark: useBaseUrl(`/img/screens/${name}-dark.png`),
  };
  return (
    <ThemedImage
      className={styles.screenshot}
      sources={sources}
      alt={alt}
      width={width}
      height={height}
      loading="lazy"
    />
  );
}
