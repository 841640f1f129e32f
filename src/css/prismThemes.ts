import type { PrismTheme } from 'prism-react-renderer';

interface Palette {
  text: string;
  background: string;
  comment: string;
  keyword: string;
  string: string;
  value: string;
  name: string;
}

/** Few colors, from the site's palette; comments have a contrast of at least 4.5:1, too. */
function createTheme(palette: Palette): PrismTheme {
  const { text, background, comment, keyword, string, value, name } = palette;
  return {
    plain: { color: text, backgroundColor: background },
    styles: [
      { types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: comment } },
      {
        types: ['keyword', 'atrule', 'important', 'selector', 'builtin'],
        style: { color: keyword },
      },
      {
        types: ['string', 'char', 'attr-value', 'regex', 'inserted', 'url'],
        style: { color: string },
      },
      { types: ['number', 'boolean', 'constant', 'symbol', 'deleted'], style: { color: value } },
      {
        types: ['function', 'class-name', 'tag', 'property', 'attr-name', 'key'],
        style: { color: name },
      },
      { types: ['punctuation', 'operator'], style: { color: comment } },
    ],
  };
}

export const lightCode = createTheme({
  text: '#22302a',
  background: '#f4f8f5',
  comment: '#5b6b62',
  keyword: '#7a3a6c',
  string: '#1a6a4e',
  value: '#96412b',
  name: '#24607f',
});

export const darkCode = createTheme({
  text: '#d7e2dc',
  background: '#171f1b',
  comment: '#94a69c',
  keyword: '#d7a6cc',
  string: '#8fd0b4',
  value: '#eda48e',
  name: '#8ec5e4',
});
