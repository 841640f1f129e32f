import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBuild } from '../testing/writeBuild.js';
import { findBuild } from './findBuild.js';
import { loadContent } from './loadContent.js';
import { addressesOf } from './Resource.js';

const UNSET = { buildDir: null, gatedDir: null };

let directory: string;
const at = (name: string): string => path.join(directory, name);
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-find-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('finds a build with directory names chosen by the site', async () => {
  expect(findBuild(UNSET, directory)).toEqual({ build: at('build'), gated: at('build-gated') });
  await writeBuild(directory, (manifest) => ({ ...manifest, publicDir: '../dist' }));
  await rename(at('build'), at('dist'));
  await rename(at('build-gated'), at('vault'));
  const found = findBuild(UNSET, directory);
  expect(found).toEqual({ build: at('dist'), gated: at('vault') });
  const { resources } = await loadContent(found, { authUrl: null });
  expect(addressesOf(resources, { kind: 'page', listed: true })).toHaveLength(4);
});

it('prefers the settings, and reads the rest from the build', async () => {
  await writeBuild(directory);
  await rename(at('build-gated'), at('elsewhere'));
  const gatedDir = at('elsewhere');
  expect(findBuild({ ...UNSET, gatedDir }, directory).build).toBe(at('build'));
  const settings = { gatedDir, buildDir: at('public') };
  expect(findBuild(settings, directory)).toEqual({ build: at('public'), gated: gatedDir });
});
