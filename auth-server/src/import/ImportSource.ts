import type { Candidate } from './ImportedReader.js';

/** Where readers come from. It is only read. */
export interface ImportSource {
  /** As in the command: `supabase`. */
  name: string;
  /** The number of rows, for the progress bar. */
  total: number;
  /** The source's names of services that Gatehouse has, too, and their ids here. */
  providers: Readonly<Record<string, string>>;
  /** What is not carried over for anybody. */
  leftBehind: readonly string[];
  /** Always in the same order. */
  batches(): AsyncIterable<readonly Candidate[]>;
}

/** Rows per batch, and so per transaction. */
export const BATCH_SIZE = 500;

export async function* inBatches<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_SIZE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
