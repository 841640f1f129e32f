import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Gate, PageModule } from '../gate';
import type * as Readers from '../rememberedReader';
import type * as Gates from './openGate';

const page: PageModule = { default: () => null };
const gateWith = (load: () => Promise<PageModule>): Gate => ({
  id: 'a',
  access: ['premium'],
  load,
});
const entitled = { status: 'signed-in', plans: ['premium'] } as const;

describe('preopen', () => {
  let gates: typeof Gates;
  let reader: typeof Readers;
  beforeEach(async () => {
    vi.resetModules();
    vi.stubGlobal('document', { documentElement: { dataset: {} } });
    gates = await import('./openGate');
    reader = await import('../rememberedReader');
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('sends no request while the reader is unknown, signed out or without the plan', async () => {
    const load = vi.fn(() => Promise.resolve(page));
    await gates.preopen(gateWith(load));
    reader.rememberReader({ status: 'signed-out', plans: [] });
    await gates.preopen(gateWith(load));
    reader.rememberReader({ status: 'signed-in', plans: ['team'] });
    await gates.preopen(gateWith(load));
    expect(load).not.toHaveBeenCalled();
  });

  it('opens the page that the server sent open, and only that one', async () => {
    document.documentElement.dataset.gateOpen = 'a';
    const gate = gateWith(() => Promise.resolve(page));
    await gates.preopen(gate);
    expect(gates.getOpened(gate)).toBe(page);

    const other = { ...gate, id: 'b' };
    await gates.preopen(other);
    expect(gates.getOpened(other)).toBeNull();
  });

  it('opens a page for an entitled reader before it is shown', async () => {
    reader.rememberReader(entitled);
    const gate = gateWith(() => Promise.resolve(page));
    await gates.preopen(gate);
    expect(gates.getOpened(gate)).toBe(page);
  });

  it('fetches a previously locked page once its reader is entitled', async () => {
    const gate = gateWith(() => Promise.resolve(page));
    await gates.preopen(gate);
    const opened = vi.fn();
    gates.subscribeToGates(opened);
    reader.rememberReader(entitled);
    await vi.waitFor(() => {
      expect(opened).toHaveBeenCalledOnce();
    });
    expect(gates.getOpened(gate)).toBe(page);
  });

  it('reopens a page that was edited in the meantime', async () => {
    reader.rememberReader(entitled);
    await gates.preopen(gateWith(() => Promise.resolve(page)));
    const edited = { default: () => null };
    const gate = gateWith(() => Promise.resolve(edited));
    await gates.preopen(gate);
    expect(gates.getOpened(gate)).toBe(edited);
  });

  it('leaves a failure to the page', async () => {
    reader.rememberReader(entitled);
    const gate = gateWith(() => Promise.reject(new Error('401')));
    await gates.preopen(gate);
    expect(gates.getOpened(gate)).toBeNull();
  });

  it('forgets a page that was closed', async () => {
    reader.rememberReader(entitled);
    const gate = gateWith(() => Promise.resolve(page));
    await gates.preopen(gate);
    gates.closeGate(gate);
    expect(gates.getOpened(gate)).toBeNull();
  });
});
