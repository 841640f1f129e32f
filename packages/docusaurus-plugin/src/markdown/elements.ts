import type { Element, Nodes } from 'hast';

export function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** Whether the element has a class of a CSS module, which is a name with a hash. */
export function hasHashedClass(element: Element, name: string): boolean {
  return classesOf(element).some((one) => one === name || one.startsWith(`${name}_`));
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The first matching descendant, in document order. */
export function findElement(node: Nodes, test: (element: Element) => boolean): Element | null {
  for (const child of 'children' in node ? node.children : []) {
    if (child.type !== 'element') continue;
    const found = test(child) ? child : findElement(child, test);
    if (found) return found;
  }
  return null;
}

/** All matching descendants, except those inside another one. */
export function findElements(node: Nodes, test: (element: Element) => boolean): Element[] {
  return ('children' in node ? node.children : []).flatMap((child) => {
    if (child.type !== 'element') return [];
    return test(child) ? [child] : findElements(child, test);
  });
}
