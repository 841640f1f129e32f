import type { ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import ThemedImage from '@theme/ThemedImage';
import styles from './Screenshot.module.css';

interface ScreenshotProps {
  /** A pair of files in `static/img/screens/`, as `npm run screenshots` takes them. */
  name: string;
  alt: string;
}

/** A picture of the product, in the reader's color mode. */
export default function Screenshot({ name, alt }: ScreenshotProps): ReactNode {
  const sources = {
    light: useBaseUrl(`/img/screens/${name}-light.png`),
    dark: useBaseUrl(`/img/screens/${name}-dark.png`),
  };
  return (
    <ThemedImage
      className={styles.screenshot}
      sources={sources}
      alt={alt}
      width={1120}
      height={700}
      loading="lazy"
    />
  );
}
