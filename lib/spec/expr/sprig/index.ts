import { COLLECTIONS } from './collections';
import { NUMBERS } from './numbers';
import { OTHERS } from './others';
import { TEXTS } from './texts';

/** The functions of the sprig library that make sense without a machine around. */
export const SPRIG: ReadonlyMap<string, (...args: any[]) => unknown> = new Map(
  Object.entries({ ...TEXTS, ...NUMBERS, ...COLLECTIONS, ...OTHERS }),
);
