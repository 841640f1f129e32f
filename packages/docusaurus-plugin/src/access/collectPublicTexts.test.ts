import { expect, it } from 'vitest';
import { loadedDoc, loadedDocs } from '../testing/loadedDocs';
import { collectPublicTexts } from './collectPublicTexts';

const doc = (id: string, title: string, sidebar_label?: string) =>
  loadedDoc({ id, title, frontMatter: { sidebar_label } });

it('page names are public in the order in which navigation shows them', () => {
  const version = {
    label: 'Next',
    docs: [doc('agent', 'Karmada agent'), doc('scheduler', 'The scheduler', 'Scheduler')],
    sidebars: {
      docs: [
        {
          type: 'category',
          label: 'Components',
          items: [
            { type: 'doc', id: 'agent' },
            { type: 'doc', id: 'scheduler' },
          ],
        },
      ],
    },
  };
  const texts = collectPublicTexts(loadedDocs([version]), 'Example');
  const { text } = texts.find(({ source }) => source === 'navigation') ?? { text: '' };
  expect(text).toContain('Components\nKarmada agent\nScheduler');
  expect(text).toContain('\n\nComponents\nScheduler');
  expect(text).toContain('The scheduler | Example');
});
