import { Draw } from './draw';

// Legal names that something may trip over: words of YAML, of JavaScript, of Argo and its expression language, of the compiler.
const TASKS = [
  'a',
  'b-1',
  'Load',
  'n',
  'y',
  'on',
  'no',
  'else',
  'in',
  'not',
  'true',
  'nil',
  'item',
  'tasks',
  'steps',
  'inputs',
  'outputs',
  'workflow',
  'entry',
  'on-exit',
  'template',
  'none',
  'x--y',
  'z-',
  'else-task',
  'pod',
  'matches',
  'null',
  'status',
  'Resource',
];
const VALUES = [
  'v',
  'w',
  'f',
  'n',
  'y',
  'no',
  'on',
  'null',
  'item',
  'index',
  'value',
  'values',
  'key',
  'f-key',
  'name',
  'my_value',
  'a-b',
  '0',
  '1x',
  '-',
  'constructor',
  'toString',
  'result',
  'status',
  'tasks',
  'path',
  'none',
  'in',
  'not',
  'UPPER',
  'loop-item',
  'date',
];

/** A name for a task that is not taken in its scope. */
export function taskName(draw: Draw, isTaken: (name: string) => boolean): string {
  const name = draw.int(0, 299) === 299 ? draw.pick(['0', '9-lives']) : draw.pick(TASKS);
  return free(name, isTaken);
}

/** Names for inputs or outputs, all different. */
export function valueNames(draw: Draw, max: number): string[] {
  return [...new Set(draw.list(0, max, () => draw.pick(VALUES)))];
}

function free(name: string, isTaken: (name: string) => boolean): string {
  let result = name;
  for (let count = 2; isTaken(result); count++) result = `${name}-${count}`;
  return result;
}
