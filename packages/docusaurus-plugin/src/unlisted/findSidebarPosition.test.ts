import { describe, expect, it } from 'vitest';
import type { SidebarItem } from '../docusaurus/loadedContent';
import { findSidebarPosition } from './findSidebarPosition';

const doc = (id: string): SidebarItem => ({ type: 'doc', id });
const SIDEBAR: SidebarItem[] = [
  doc('intro'),
  { type: 'html' },
  doc('secret'),
  {
    type: 'category',
    label: 'Guides',
    link: { type: 'doc', id: 'guides' },
    items: [
      { type: 'link', href: 'https://example.com' },
      doc('deep'),
      { type: 'category', label: 'More', items: [doc('deepest')] },
    ],
  },
  doc('last'),
];

const place = (id: string) => findSidebarPosition(SIDEBAR, id, (docId) => `/docs/${docId}`);

describe('findSidebarPosition', () => {
  it('names the sibling before a page', () => {
    expect(place('intro')).toEqual({ categories: [], after: null });
    expect(place('secret')).toEqual({ categories: [], after: '/docs/intro' });
    expect(place('last')).toEqual({ categories: [], after: 'Guides' });
  });

  it('names the categories that lead to it, and their siblings', () => {
    const guides = { label: 'Guides', after: '/docs/secret' };
    expect(place('deep')).toEqual({ categories: [guides], after: 'https://example.com' });
    expect(place('deepest')).toEqual({
      categories: [guides, { label: 'More', after: '/docs/deep' }],
      after: null,
    });
  });

  it('puts a category’s page first in it', () => {
    const guides = { label: 'Guides', after: '/docs/secret' };
    expect(place('guides')).toEqual({ categories: [guides], after: null });
  });

  it('is null for a page outside the sidebar', () => {
    expect(place('elsewhere')).toBeNull();
  });
});
