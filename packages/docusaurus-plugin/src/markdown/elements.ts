import type { Element, Nodes } from 'hast';

export function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** A class of a CSS module: its name, and a hash. */
export function hasHashedClass(element: Element, name: string): boolean {
  return classesOf(element).some((one) => one === name || one.startsWith(`${name}_`));
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The first element below a node that passes, in the order of the document. */
export function findElement(node: Nodes, test: (element: Element) => boolean): Element | null {
  for (const child of 'children' in node ? node.children : []) {
    if (child.type !== 'element') continue;
    const found = test(child) ? child : findElement(child, test);
    if (found) return found;
  }
  return null;
}

/** All of them, but for those inside another one. */
export function findElements(node: Nodes, test: (element: Element) => boolean): Element[] {
  return ('children' in node ? node.children : []).flatMap((child) => {
    if (child.type !== 'element') return [];
    return test(child) ? [child] : findElements(child, test);
  });
}
