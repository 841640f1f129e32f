import { expect, it } from 'vitest';
import { howLongAgo } from './howLongAgo';

const NOW = Date.parse('2026-03-02T12:00:00Z');

it.each([
  ['2026-03-02T12:00:00Z', 'now'],
  ['2026-03-02T11:59:01Z', 'now'],
  ['2026-03-02T11:59:00Z', '1 minute ago'],
  ['2026-03-02T10:00:00Z', '2 hours ago'],
  ['2026-03-01T12:00:00Z', 'yesterday'],
  ['2026-02-20T12:00:00Z', '10 days ago'],
  ['2026-01-15T12:00:00Z', 'Jan 15, 2026'],
])('%s is "%s"', (at, text) => {
  expect(howLongAgo(at, NOW, 'en')).toBe(text);
});

it('treats a time from a server whose clock is ahead as now', () => {
  expect(howLongAgo('2026-03-02T12:05:00Z', NOW, 'en')).toBe('now');
});

it('uses the language of the site', () => {
  expect(howLongAgo('2026-03-02T10:00:00Z', NOW, 'de')).toBe('vor 2 Stunden');
});
