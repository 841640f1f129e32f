import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { withoutFields } from '@gatehouse/contract/formFields';
import { expect, it } from 'vitest';

const sources = ['src', 'packages/docusaurus-plugin/src', 'packages/docusaurus-theme/src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter(({ name }) => /\.tsx$/.test(name))
  .map(({ parentPath, name }) => path.join(parentPath, name))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

it('is the only form, and never puts a field into a URL (CRD-13)', () => {
  const raw = sources.filter(({ text }) => /<form\b|formMethod|formAction/.test(text));
  expect(raw.map(({ file }) => file)).toEqual([
    'packages/docusaurus-theme/src/client/form/Form.tsx',
  ]);
  expect(raw[0]?.text).toMatch(/<form \{\.\.\.form\} ref=\{ref\} method="post"/);
});

it('contains a button that waits for the script, if it has fields (CRD-13)', () => {
  const forms = sources.filter(({ text }) => text.includes('<Form '));
  expect(forms.length).toBeGreaterThan(10);
  expect(forms.filter(({ text }) => !text.includes('<SubmitButton'))).toEqual([]);
  // A button without a type submits, and a second one would not wait.
  const others = /<button(?![^>]*type="button")/;
  const loose = sources.filter(({ text }) => others.test(text)).map(({ file }) => file);
  expect(loose).toEqual(['packages/docusaurus-theme/src/client/form/SubmitButton.tsx']);
});

it('has no field that would stay in the address bar (CRD-13)', () => {
  const names = sources
    .filter(({ text }) => /<(?:Form|Field|\w*PasswordField|Checkbox)\b/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/\sname="(\w+)"/g)].map(([, name]) => name ?? ''))
    .filter((name) => name !== 'robots');
  expect(names.length).toBeGreaterThan(10);
  expect(
    names.filter((name) => withoutFields('/profile', `?${name}=x`, DEFAULT_ROUTES) !== ''),
  ).toEqual([]);
});
