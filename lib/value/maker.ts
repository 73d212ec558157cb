import { IConstruct } from 'constructs';
import type * as l1 from '../../imports/argoproj.io';

// Structs are plain data, also for other languages, so what made them is kept beside them.
const makers = new WeakMap<object, IConstruct>();

/** Remembers the construct whose object a struct names. */
export function madeBy<Struct extends object>(construct: IConstruct, struct: Struct): Struct {
  makers.set(struct, construct);
  return struct;
}

/** The constructs whose objects a template or workflow names as cache and semaphores: they are deployed before it. */
export function makersOf({
  memoize,
  synchronization,
}: {
  memoize?: l1.Memoize;
  synchronization?: l1.Synchronization;
}): readonly IConstruct[] {
  if (!memoize && !synchronization) return NONE;
  return [memoize?.cache, ...(synchronization?.semaphores ?? [])].flatMap(
    (struct) => (struct && makers.get(struct)) ?? [],
  );
}

const NONE: readonly IConstruct[] = [];
