import type * as Compiler from '../compile/compile';

/** The compiler, loaded when something is synthesized: most of the library's code is in it. */
export function compiler(): typeof Compiler {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../compile/compile');
}
