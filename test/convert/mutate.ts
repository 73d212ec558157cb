const PRIME = 2_147_483_647;

/** A source of numbers that are the same in every run of a seed. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = (seed % (PRIME - 1)) + 1;
  }

  /** A whole number from 0 to below a limit. */
  public below(limit: number): number {
    this.state = (this.state * 48_271) % PRIME;
    return Math.floor((this.state / PRIME) * limit);
  }

  public one<T>(of: readonly T[]): T {
    return of[this.below(of.length)];
  }
}

/** What stands where it should not: scalars of all kinds, collections, texts that break readers. */
const VALUES = [
  'null',
  '~',
  '',
  'true',
  'no',
  'y',
  'N',
  'On',
  '0',
  '-1',
  '010',
  '0o10',
  '0x1F',
  '0b11',
  '1_000',
  '1:30',
  '1e3',
  '.5',
  '1.50',
  '.inf',
  '-.Inf',
  '.nan',
  '.',
  '-',
  '+1',
  '1.e5',
  '9007199254740993',
  '123456789012345678901234567890',
  '2001-12-14',
  '2001-12-14t21:59:43.10-05:00',
  '[]',
  '{}',
  '[[]]',
  '[a]',
  '[null]',
  '[{}]',
  '{a: b}',
  '{a: null}',
  '{a: [1, {b: c}]}',
  '[1, two, true]',
  '""',
  "''",
  '"\\u0000"',
  '"\\u2028x\\x07"',
  '"\\U0001F600"',
  '😀',
  'ümläut',
  '"{{"',
  "'}}'",
  '"{{=1 +"',
  '"{{ inputs.parameters.text }}"',
  '"{{item}}"',
  '"{{item.a}}"',
  '"{{workflow.name}}"',
  '"{{=toJson(item)}}"',
  '"{{tasks.A.ip}}"',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "'it''s'",
  '"a\\tb"',
  '|\n  text\n',
  '>-\n   folded\n   text',
  '"two\nlines"',
  '!!str 1',
  '!!int "3"',
  '!!binary aGk=',
  '!!set {a}',
  '!custom x',
  '&anchor x',
  '*defaults',
  '*none',
  '${x}',
  '`x`',
  '*/',
  "'",
  '"',
  '@x',
  '%x',
  '# comment',
  'a: b: c',
  '{',
  ']',
  '? x',
  '\tx',
  'x\r',
  '\u2028',
  '\ufeff',
  '\u0085',
  '\u0007',
  'x # comment',
  '$(x)',
  'a/b',
  'A.b_c',
  '...',
  '---',
  '<<',
];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  '<<',
  '""',
  "'a b'",
  '1',
  'true',
  'null',
  '~',
  '[a]',
  '{a: b}',
  '? x',
  'Name',
  'names',
  'témplate',
  '"\\n"',
  '-',
  'steps',
  'dag',
  'container',
  'name',
  'templates',
  'spec',
  'kind',
  'value',
  'default',
  'from',
  'inline',
  'status',
  'schedule',
  'mutex',
];
const LINES = [
  '<<: *defaults',
  '<<: [*notes, *notes]',
  '<<: 1',
  'x: &x [*x]',
  '- a',
  '---',
  '...',
  '%YAML 1.2',
  '# a comment',
  '\t',
  '   # indented',
  'key: value',
  '- - - a',
  '&a',
  '? [a]\n: b',
  '"open',
  "'open",
  '|',
  '{',
  'name: twice',
  'metadata: {}',
  'apiVersion: v1',
  'kind: Workflow',
  'kind: Pod',
];

type Mutation = (text: string, dice: Dice, others: readonly string[]) => string;

const LINE = /^(\s*(?:- )*)([\w"'.-]+):(.*)$/s;

/** Changes one line by its key and value, where it has some. */
function inLine(change: (start: string, key: string, value: string, dice: Dice) => string): Mutation {
  return (text, dice) => {
    const lines = text.split('\n');
    const at = [...lines.keys()].filter((index) => LINE.test(lines[index]));
    if (at.length === 0) return text;
    const index = dice.one(at);
    const [, start, key, value] = LINE.exec(lines[index])!;
    lines[index] = change(start, key, value, dice);
    return lines.join('\n');
  };
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (text, dice) => text.slice(0, dice.below(text.length)),
  'cut the start': (text, dice) => text.slice(dice.below(text.length)),
  'leave out': (text, dice) => {
    const at = dice.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + dice.below(8));
  },
  'other value': inLine((start, key, _, dice) => `${start}${key}: ${dice.one(VALUES)}`),
  'other key': inLine((start, _, value, dice) => `${start}${dice.one(KEYS)}:${value}`),
  'longer key': inLine((start, key, value, dice) => `${start}${key}${dice.one(['s', 'X', '_', '1'])}:${value}`),
  'two keys': inLine(
    (start, key, value, dice) =>
      `${start}${key}:${value}\n${start.replace(/-/g, ' ')}${dice.one([key, ...KEYS])}: ${dice.one(VALUES)}`,
  ),
  item: (text, dice) => {
    const spots = [...text.matchAll(/[[{,] ?/g)];
    if (spots.length === 0) return text;
    const {
      index,
      0: { length },
    } = dice.one(spots);
    return `${text.slice(0, index + length)}${dice.one(VALUES)}, ${text.slice(index + length)}`;
  },
  'flow value': (text, dice) => {
    const spots = [...text.matchAll(/: ([^,{}[\]\n]+)(?=[,}])/g)];
    if (spots.length === 0) return text;
    const {
      index,
      0: { length },
    } = dice.one(spots);
    return `${text.slice(0, index)}: ${dice.one(VALUES)}${text.slice(index + length)}`;
  },
  line: (text, dice) => {
    const lines = text.split('\n');
    const index = dice.below(lines.length);
    const indent = dice.one([/^ */.exec(lines[index])![0], '', '  ', '      ']);
    lines.splice(index, 0, `${indent}${dice.one(LINES)}`);
    return lines.join('\n');
  },
  'swap lines': (text, dice) => {
    const lines = text.split('\n');
    const [a, b] = [dice.below(lines.length), dice.below(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return lines.join('\n');
  },
  twice: (text, dice) => {
    const lines = text.split('\n');
    const at = dice.below(lines.length);
    return [...lines.slice(0, at), ...lines.slice(at, at + 1 + dice.below(6)), ...lines.slice(at)].join('\n');
  },
  'no line': (text, dice) => {
    const lines = text.split('\n');
    lines.splice(dice.below(lines.length), 1 + dice.below(2));
    return lines.join('\n');
  },
  indent: (text, dice) => {
    const lines = text.split('\n');
    const at = dice.below(lines.length);
    lines[at] = dice.below(2) === 0 ? ` ${lines[at]}` : lines[at].replace(/^ {1,2}/, '');
    return lines.join('\n');
  },
  comment: (text, dice) => {
    const lines = text.split('\n');
    const at = dice.below(lines.length);
    lines[at] += dice.one([' # said', '   #said  ', ' # */ `${x}` \u2028', ' #']);
    return lines.join('\n');
  },
  'other ends of lines': (text) => text.replace(/\r?\n/g, '\r\n'),
  'byte order mark': (text) => `\ufeff${text}`,
  'two manifests': (text, dice, others) => `${text}\n---\n${dice.one(others)}`,
  character: (text, dice) => {
    const at = dice.below(text.length);
    return (
      text.slice(0, at) +
      dice.one([
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        ':',
        ' ',
        '\t',
        '\n',
        '#',
        '&',
        '*',
        '!',
        '|',
        '>',
        '%',
        '@',
        '`',
        '-',
        '\\',
        '\0',
        '\ufeff',
        '\u{1F600}',
        ',',
        '?',
      ]) +
      text.slice(at + dice.below(2))
    );
  },
};

/** A manifest with something wrong or odd in it, and what was done. */
export interface Mutant {
  readonly text: string;
  readonly made: string;
}

/** So many mutants of manifests, mostly with one change, some with several. */
export function mutants(manifests: Readonly<Record<string, string>>, count: number, seed: number): Mutant[] {
  const dice = new Dice(seed);
  const [names, texts] = [Object.keys(manifests), Object.values(manifests)];
  return Array.from({ length: count }, () => {
    const name = dice.one(names);
    let text = manifests[name];
    const made = [name];
    for (let rounds = 1 + Math.max(0, dice.below(5) - 2); rounds > 0 && text !== ''; rounds--) {
      const kind = dice.one(Object.keys(MUTATIONS));
      text = MUTATIONS[kind](text, dice, texts);
      made.push(kind);
    }
    return { text, made: made.join(', ') };
  });
}
