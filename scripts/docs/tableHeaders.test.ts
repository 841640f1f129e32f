import { expect, it } from 'vitest';
import { findInDocs } from './readDocs.js';

/** A header row with an empty cell, above its row of dashes. */
const EMPTY_HEADER = /^(\|(?:[^\n]*\|)? *\|[^\n]*)\n\| ?:?-{3}/gm;

it('every column of every table in the docs has a header for screen readers', () => {
  expect(findInDocs(EMPTY_HEADER).map(({ where }) => where)).toEqual([]);
});
