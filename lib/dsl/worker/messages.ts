import type { Origin } from './origin';
import type { Packed } from './packed';
import type { Thrown } from './thrown';

/** Asks a thread to carry out a function. A thread does one at a time. */
export interface Job {
  readonly origin: Origin;
  /** The address of its node in the pipeline. */
  readonly address: string;
  readonly inputs: Readonly<Record<string, Packed>>;
}

/** What a thread says. */
export type Reply =
  | { readonly kind: 'done'; readonly outputs: Readonly<Record<string, Packed>> }
  | { readonly kind: 'failed'; readonly thrown: Thrown }
  /** Its module has no such pipeline, or none at all. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unloadable'; readonly thrown: Thrown };
