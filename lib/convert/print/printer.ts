import { isMultiLine, keyTexts, literal, template } from './text';
import { Code, Creation, Entry, Item, Statement } from '../code';
import type { Comment } from '../comments';

const WIDTH = 120;
const STEP = '  ';
/** What may follow in the same line: a comma or `});`. */
const ENDING = 3;
const CDK8S = new Set(['ApiObject', 'App', 'Chart', 'Duration', 'JsonPatch']);

/** How a program calls what its statements make. */
export interface Naming {
  /** The variable of a construct. */
  variableOf(made: Creation): string;
  /** The class that the program has for a template; undefined when it is one of the library. */
  classOf(made: Creation): string | undefined;
}

/** Writes statements as TypeScript, and keeps what they use of other modules. */
export class Printer {
  private readonly used = new Set<string>();

  constructor(private readonly naming: Naming) {}

  /** A class of cdk8s or of this library, by the name under which the program imports it. */
  public name(owner: string): string {
    this.used.add(owner);
    return owner;
  }

  /** The lines that import what was used. */
  public imports(library: string): string[] {
    const names = [...this.used].sort();
    const from = (module: string, all: readonly string[]) => (all.length === 0 ? [] : [importOf(module, all)]);
    return [
      ...from(
        'cdk8s',
        names.filter((name) => CDK8S.has(name)),
      ),
      ...from(
        library,
        names.filter((name) => !CDK8S.has(name) && name !== 'Construct'),
      ),
      ...from(
        'constructs',
        names.filter((name) => name === 'Construct'),
      ),
    ];
  }

  /** A statement in lines. */
  public statement(statement: Statement, indent: string): string[] {
    const comments = commentLines(statement.comments, indent);
    if (statement.kind === 'call') {
      return [...comments, ...`${indent}${this.code(statement.code, indent)};`.split('\n')];
    }
    const { owner, scope, id, props, used } = statement;
    const around = scope ? this.naming.variableOf(scope) : 'this';
    const start = `${indent}${used ? `const ${this.naming.variableOf(statement)} = ` : ''}`;
    const own = this.naming.classOf(statement);
    const code =
      owner === 'parallel'
        ? `${start}${around}.parallel();`
        : own !== undefined
          ? `${start}new ${own}(${around}, ${literal(id)});`
          : this.call(`${start}new ${this.name(owner)}(${around}, ${literal(id)}`, props, indent);
    return [...comments, ...code.split('\n'), ...commentLines(statement.after, indent)];
  }

  /** A call whose last argument are props, if there are any. */
  public call(start: string, props: readonly Entry[], indent: string): string {
    return props.length > 0
      ? `${start}, ${this.code({ kind: 'object', entries: props }, indent, start.length + 2)});`
      : `${start});`;
  }

  /**
   * Code in a line of an indentation, as much below it as it needs.
   *
   * @param column where in the line it begins
   */
  private code(code: Code, indent: string, column = indent.length): string {
    const flat = this.flat(code);
    if (flat !== undefined && column + flat.length + ENDING <= WIDTH) return flat;
    const inner = indent + STEP;
    switch (code.kind) {
      case 'object': {
        const keys = keysOf(code.entries);
        return this.lines(
          code.entries.map((entry, index) => this.item(entry, inner, `${keys[index]}: `)),
          '{',
          '}',
          indent,
        );
      }
      case 'list': {
        const [only, ...others] = code.items;
        // One object, or one text of several lines, needs no lines for brackets.
        if (others.length === 0 && !hasComments(only) && (only.value.kind === 'object' || isLong(only.value))) {
          return `[${this.code(only.value, indent, column + 1)}]`;
        }
        return this.lines(
          code.items.map((item) => this.item(item, inner, '')),
          '[',
          ']',
          indent,
        );
      }
      case 'static':
        return this.calling(`${this.name(code.owner)}.${code.method}`, code.args, indent, column);
      case 'member': {
        const of = `${this.code(code.of, indent, column)}.${code.name}`;
        return code.args ? this.calling(of, code.args, indent, column) : of;
      }
      default:
        return flat ?? this.inline(code);
    }
  }

  private calling(callee: string, args: readonly Code[], indent: string, column: number): string {
    let text = `${callee}(`;
    args.forEach((arg, index) => {
      text += `${index > 0 ? ', ' : ''}`;
      text += this.code(arg, indent, column + text.length);
    });
    return `${text})`;
  }

  private lines(items: readonly string[], open: string, close: string, indent: string): string {
    return [open, ...items, `${indent}${close}`].join('\n');
  }

  private item({ value, comments = [], after = [] }: Item, indent: string, label: string): string {
    const trailing = comments.filter((comment) => comment.trailing && !comment.placed && comment.lines.length === 1);
    const above = commentLines(
      comments.filter((comment) => !trailing.includes(comment)),
      indent,
    );
    for (const comment of trailing) comment.placed = true;
    const text = `${indent}${label}${this.code(value, indent, indent.length + label.length)},`;
    const below = commentLines(after, indent);
    const beside = trailing.map(({ lines }) => lines[0]).join(' ');
    // A comment after the first line of something long would stand far from it.
    if (beside !== '' && text.includes('\n')) {
      return [...above, ...trailing.map(({ lines }) => `${indent}// ${lines[0]}`), text, ...below].join('\n');
    }
    return [...above, beside === '' ? text : `${text} // ${beside}`, ...below].join('\n');
  }

  /** Code in one line; undefined when it has comments or texts of several lines. */
  private flat(code: Code): string | undefined {
    if (isLong(code)) return undefined;
    switch (code.kind) {
      case 'object': {
        const keys = keysOf(code.entries);
        return this.flatList(code.entries, (text, index) => `${keys[index]}: ${text}`, '{ ', ' }', '{}');
      }
      case 'list':
        return this.flatList(code.items, (text) => text, '[', ']', '[]');
      case 'static':
      case 'member': {
        const args = (code.args ?? []).map((arg) => this.flat(arg));
        if (args.some((arg) => arg === undefined)) return undefined;
        const of =
          code.kind === 'static' ? `${this.name(code.owner)}.${code.method}` : `${this.flat(code.of)}.${code.name}`;
        return code.args ? `${of}(${args.join(', ')})` : of;
      }
      default:
        return this.inline(code);
    }
  }

  private flatList(
    items: readonly Item[],
    shown: (text: string, index: number) => string,
    open: string,
    close: string,
    none: string,
  ): string | undefined {
    if (items.length === 0) return none;
    if (items.some(hasComments)) return undefined;
    const texts = items.map((item, index) => {
      const text = this.flat(item.value);
      return text === undefined ? undefined : shown(text, index);
    });
    return texts.includes(undefined) ? undefined : `${open}${texts.join(', ')}${close}`;
  }

  private inline(code: Code): string {
    switch (code.kind) {
      case 'value':
        return typeof code.value === 'string' ? literal(code.value) : String(code.value);
      case 'text':
        return template(
          code.pieces.map((piece) => (typeof piece === 'string' ? piece : { code: this.code(piece, '') })),
        );
      case 'constant':
        return `${this.name(code.owner)}.${code.name}`;
      case 'use':
        return this.naming.variableOf(code.made);
      default:
        return this.flat(code)!;
    }
  }
}

function keysOf(entries: readonly Entry[]): string[] {
  return keyTexts(entries.map(({ key }) => key));
}

/** Whether it is a text that is written over several lines. */
function isLong(code: Code): boolean {
  if (code.kind === 'text') return code.pieces.some((piece) => typeof piece === 'string' && isMultiLine(piece));
  return code.kind === 'value' && typeof code.value === 'string' && isMultiLine(code.value);
}

function hasComments({ comments = [], after = [] }: Item): boolean {
  return comments.some(({ placed }) => !placed) || after.some(({ placed }) => !placed);
}

/** Comments in lines of their own; each stands once. */
export function commentLines(comments: readonly Comment[], indent: string): string[] {
  return comments.flatMap((comment) => {
    if (comment.placed) return [];
    comment.placed = true;
    return comment.lines.map((line) => `${indent}//${line === '' ? '' : ` ${line}`}`);
  });
}

function importOf(module: string, names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from '${module}';`;
  return line.length <= WIDTH ? line : `import {\n${wrapped(names)}\n} from '${module}';`;
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length + 2 <= WIDTH) lines[lines.length - 1] = `${last} ${name},`;
    else lines.push(`${STEP}${name},`);
  }
  return lines.join('\n');
}
