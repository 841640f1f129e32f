/** Markup. Only {@link markup} creates it, so that text never becomes markup by accident. */
export class Markup {
  constructor(readonly source: string) {}
}

type Value = string | Markup | Markup[];

/** Creates markup with values. Strings are escaped, for text and for quoted attributes. */
export function markup(source: TemplateStringsArray, ...values: Value[]): Markup {
  const parts = values.map((value) => {
    if (typeof value === 'string') return escape(value);
    return Array.isArray(value) ? value.map((each) => each.source).join('') : value.source;
  });
  return new Markup(String.raw({ raw: source }, ...parts));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
