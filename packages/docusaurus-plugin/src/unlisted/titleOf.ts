import { Parser } from 'htmlparser2';

/** The title of a rendered page, as a browser shows it. */
export function titleOf(html: string): string {
  let title = '';
  let isInside = false;
  const parser = new Parser({
    onopentagname: (name) => (isInside ||= name === 'title' && title === ''),
    ontext: (text) => {
      if (isInside) title += text;
    },
    onclosetag: (name) => (isInside &&= name !== 'title'),
  });
  parser.end(html);
  return title.trim();
}
