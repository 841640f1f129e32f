import { decideAccess, type Decision } from '@gatehouse/contract/access';
import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Gate } from './gate';

export type Verdict = Decision | 'loading' | 'unreachable';

/**
 * What a reader sees of a page. An open page stays open while nothing contradicts it: the server
 * checked access when it sent the page.
 */
export function getVerdict(
  gate: Pick<Gate, 'access'>,
  reader: GateReader,
  isOpen: boolean,
): Verdict {
  switch (reader.status) {
    case 'unknown':
      return isOpen ? 'open' : 'loading';
    case 'unreachable':
      return isOpen ? 'open' : 'unreachable';
    case 'signed-out':
      return decideAccess(gate.access, null);
    case 'signed-in':
      return decideAccess(gate.access, reader);
  }
}
