import { expect, it } from 'vitest';
import { checkNode } from './checkNode.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('takes Node %s', (version) => {
  expect(() => checkNode(version)).not.toThrow();
});

it.each(['18.20.4', '20.18.3'])('refuses Node %s', (version) => {
  expect(() => checkNode(version)).toThrow(
    `Gatehouse needs Node 20.19 or newer, but this is Node ${version}. ` +
      'Install a newer version from https://nodejs.org and start again.',
  );
});
