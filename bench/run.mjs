#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from '../scripts/bootstrap/exitWith.mjs';
import { prepare } from '../scripts/bootstrap/prepare.mjs';
import { StartupError } from '../scripts/bootstrap/StartupError.mjs';
import { table } from './table.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const PARTS = {
  js: { title: 'Measure JavaScript', load: async () => (await import('./js.mjs')).js },
  requests: {
    title: 'Measure requests',
    load: async () => (await import('./requests.mjs')).requests,
  },
  'sign-ins': {
    title: 'Measure sign-ins',
    load: async () => (await import('./signIns.mjs')).signIns,
  },
  identity: {
    title: 'Measure identity',
    load: async () => (await import('./identity.mjs')).identity,
  },
  import: {
    title: 'Measure an import',
    load: async () => (await import('./import.mjs')).importBench,
  },
  metrics: {
    title: 'Measure the cost of metrics',
    load: async () => (await import('./metrics.mjs')).metrics,
  },
  verify: {
    title: 'Measure the leak scan',
    load: async () => (await import('./verify.mjs')).verify,
  },
  scale: { title: 'Measure large sites', load: async () => (await import('./scale.mjs')).scale },
  build: { title: 'Measure builds', load: async () => (await import('./build.mjs')).build },
};

async function bench(wanted) {
  const unknown = wanted.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new StartupError(
      `There is no benchmark named ${unknown.join(', ')}. Available: ${Object.keys(PARTS).join(', ')}.`,
    );
  }
  const step = await prepare(root);
  for (const name of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
    const { title, load } = PARTS[name];
    const measure = await load();
    console.log(`\n${table(await step(title, () => measure(root)))}\n`);
  }
}

bench(process.argv.slice(2)).catch(exitWith);
