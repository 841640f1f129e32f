import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gatehouseCommands, readDeployFile } from './deployFiles.js';

const unit = readDeployFile('systemd/gatehouse.service');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** With the Node of this machine, because systemd checks that the program exists. */
function analyze(...args: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'gatehouse.service');
  writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
  const { status, stdout, stderr } = spawnSync('systemd-analyze', [...args, file], {
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('the systemd unit', () => {
  it.skipIf(!hasSystemd)('has no mistakes', () => {
    expect(analyze('verify')).toEqual({ status: 0, output: '' });
  });

  it.skipIf(!hasSystemd)('exposes little of the machine', () => {
    // In tenths, from 0 to 100. Without the hardening options: 92.
    const { status, output } = analyze('security', '--offline=true', '--threshold=20');
    expect(status, output).toBe(0);
  });

  it('tries again for as long as the database takes to come up', () => {
    expect(unit).toMatch(/^Restart=on-failure$/m);
    expect(unit).toMatch(/^RestartSec=5$/m);
    expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
  });

  it('starts the server itself, which gets the signals', () => {
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node \S+ start$/m);
    expect(gatehouseCommands(unit)).toEqual(['start']);
  });

  it('lets V8 compile, which writes memory and then runs it', () => {
    expect(unit).not.toContain('MemoryDenyWriteExecute');
  });
});
