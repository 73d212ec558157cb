/* eslint-disable @typescript-eslint/no-require-imports */
import type * as WrittenSynthesis from './written/synthesis';

let loaded: typeof WrittenSynthesis | undefined;

/** What only the synthesis of templates that are rendered as written needs. */
export function lateWritten(): typeof WrittenSynthesis {
  return (loaded ??= require('./written/synthesis') as typeof WrittenSynthesis);
}
