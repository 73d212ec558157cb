import { partsOf } from './program-tree';
import { errors } from '../errors';

/** What a command line says. */
export interface CommandLine {
  readonly help: boolean;
  readonly list: boolean;
  /** The address of the node; empty for all of the program. */
  readonly node: string;
  /** Locations by name. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
}

/** Reads a command line. Where something is said twice, the last one counts. */
export function parse(argv: readonly string[], program: string): CommandLine {
  const inputs = new Map<string, string>();
  const outputs = new Map<string, string>();
  const line = { help: false, list: false, node: '', inputs, outputs };
  const rest = [...argv];
  const value = (of: string, what: string, got: number) => {
    const next = rest.shift();
    if (next === undefined || next.startsWith('--')) throw errors.incompleteFlag(program, of, what, got);
    return next;
  };
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === '--help' || word === '-h') {
      line.help = true;
    } else if (word === '--list') {
      line.list = true;
    } else if (word === '--node-name') {
      line.node = value(word, '<name>', 0);
    } else if (word.startsWith('--node-name=')) {
      line.node = word.slice('--node-name='.length);
    } else if (word === '--input' || word === '--output') {
      (word === '--input' ? inputs : outputs).set(value(word, '<name> <path>', 0), value(word, '<name> <path>', 1));
    } else {
      throw errors.unknownFlag(program, word, ['--node-name', '--input', '--output', '--list', '--help']);
    }
  }
  return { ...line, node: partsOf(line.node).join('.') };
}
