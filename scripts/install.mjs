#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './bootstrap/prepare.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';

prepare(dirname(dirname(fileURLToPath(import.meta.url)))).catch(exitWith);
