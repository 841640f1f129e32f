import { type RefObject, useEffect } from 'react';

/**
 * Moves a row of links sideways so that the marked one is in view. Not by `scrollIntoView`: that
 * would end the scrolling of the page which marks them.
 *
 * @param list holds the row as its only child
 * @param active the class of the marked one
 */
export function useActiveInView(
  list: RefObject<HTMLElement | null>,
  active: string | undefined,
): void {
  useEffect(() => {
    const row = list.current?.firstElementChild;
    if (!row || active === undefined) return;
    const center = (element: Element): number => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    };
    const observer = new MutationObserver(() => {
      const link = row.getElementsByClassName(active)[0];
      if (link) row.scrollBy({ left: center(link) - center(row) });
    });
    observer.observe(row, { subtree: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, [list, active]);
}
