/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Synthesis from './synthesis';

let loaded: typeof Synthesis | undefined;

/** What only a synthesis needs. It is most of the library's code, so it is loaded at its first use. */
export function late(): typeof Synthesis {
  return (loaded ??= require('./synthesis') as typeof Synthesis);
}
