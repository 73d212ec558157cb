/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Synthesis from './synthesis';
import type * as WrittenSynthesis from './written/synthesis';

let loaded: typeof Synthesis | undefined;
let written: typeof WrittenSynthesis | undefined;

/** What only a synthesis needs. It is most of the library's code, so it is loaded at its first use. */
export function late(): typeof Synthesis {
  return (loaded ??= require('./synthesis') as typeof Synthesis);
}

/** What only the synthesis of templates that are rendered as written needs. */
export function lateWritten(): typeof WrittenSynthesis {
  return (written ??= require('./written/synthesis') as typeof WrittenSynthesis);
}
