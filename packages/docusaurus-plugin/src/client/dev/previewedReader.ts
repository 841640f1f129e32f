import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Preview } from './preview';

/** The reader that a page is shown to, instead of the actual one. */
export function previewedReader(preview: Preview, reader: GateReader): GateReader {
  switch (preview) {
    case 'session':
      return reader;
    case 'signed-out':
      return { status: 'signed-out', plans: [] };
    case 'member':
      return { status: 'signed-in', plans: [] };
    default:
      return { status: 'signed-in', plans: [preview.slice('plan:'.length)] };
  }
}
