#!/usr/bin/env node
// Not compiled, because npm links commands when it installs, before anything in this repository is compiled.
import '../lib/cli/gatehouse.js';
