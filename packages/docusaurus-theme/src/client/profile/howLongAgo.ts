const UNITS: readonly [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
];
const MAX_DAYS = 30;

/**
 * How long ago something happened: "2 hours ago", "yesterday", "now". A date if it is more than 30
 * days ago.
 *
 * @param at ISO 8601
 * @param now milliseconds
 */
export function howLongAgo(at: string, now: number, locale: string): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  if (seconds > MAX_DAYS * 24 * 60 * 60) {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at));
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['second', Infinity];
  return format.format(-Math.floor(seconds / length), unit);
}
