import { ApiObject, App, Chart } from 'cdk8s';
import { Builder } from './build';
import type { ConvertedProgram } from './converted-program';
import { Problems } from './problems';
import { Source } from './source';
import { isNothing, stringOf } from './struct';
import { PipelineError } from '../errors';
import { own } from '../spec/own';

const SCRATCH = 'proof';

/**
 * Builds what was converted, and reports whatever the library refuses or would not come out as it was read. What the objects
 * are refused for when they are synthesized is kept apart, as whoever builds them is told then.
 */
export function prove(program: ConvertedProgram, problems: Problems): void {
  const builder = new Builder(new Chart(new App(), SCRATCH));
  for (const statement of program.statements) {
    if (!attempt(() => builder.run(statement), 'at' in statement ? statement.at : 0, problems)) return;
  }
  refusals(builder, problems);
  // What is refused may not be there as a whole.
  if (problems.refusals.length > 0) return;
  for (const { made, source } of program.objects) {
    attempt(() => compare(source, ApiObject.of(builder.made.get(made)!).toJson(), [], problems), source.at, problems);
  }
}

/** What synthesizing would refuse, each at the place in the manifest of the construct that is named in it. */
function refusals(builder: Builder, problems: Problems): void {
  const places = new Map([...builder.made].map(([{ at }, construct]) => [construct.node.path, at]));
  const told = new Set<string>();
  for (const [{ at }, construct] of builder.made) {
    let messages: string[] = [];
    attempt(
      () => {
        messages = construct.node.validate();
      },
      at,
      problems,
    );
    for (const message of messages) {
      if (told.has(message)) continue;
      told.add(message);
      const named = /^AW\d{4} ([^:]*): /.exec(message)?.[1];
      problems.refuse(places.get(named ?? '') ?? at, refusal(message), NEXT);
    }
  }
}

const NEXT = 'what it asks for';

function refusal(message: string): string {
  return `the library refuses it: ${message.replaceAll(`${SCRATCH}/`, '')}`;
}

function attempt(step: () => void, at: number, problems: Problems): boolean {
  try {
    step();
    return true;
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof PipelineError || /^AW\d{4} /.test(message)) problems.error(at, refusal(message), NEXT);
    else problems.error(at, `cdk8s cannot build it: ${message}`, 'what the message says');
    return false;
  }
}

// What only a cluster writes, and what a cluster-wide object does not have.
const LEFT_OUT = ['status', 'metadata.namespace'];

/** Reports where a rendered object differs from its source. Null is nothing, and where Argo reads a text a number is one. */
function compare(source: Source, rendered: any, path: readonly string[], problems: Problems): void {
  const differs = (at: number) =>
    problems.error(
      at,
      `'${path.join('.')}' would not stay as it is`,
      'what the message before says, or tell the authors of the library of it',
    );
  if (source.kind === 'scalar') {
    if ((rendered ?? null) !== source.value && rendered !== stringOf(source)) differs(source.at);
    return;
  }
  if (source.kind === 'list') {
    // Where there is no type, null is a value.
    const isWhole = Array.isArray(rendered) && rendered.length === source.items.length;
    const items = isWhole ? source.items : source.items.filter((item) => !isNothing(item));
    if (!Array.isArray(rendered) || rendered.length !== items.length) differs(source.at);
    else items.forEach((item, index) => compare(item, rendered[index], [...path, String(index)], problems));
    return;
  }
  if (typeof rendered !== 'object' || rendered === null || Array.isArray(rendered)) {
    differs(source.at);
    return;
  }
  const given = source.entries.filter(
    ({ key, value }) => !isNothing(value) && !isLeftOut([...path, key], own(rendered, key), value),
  );
  for (const { key, value } of given) compare(value, own(rendered, key), [...path, key], problems);
  const more = Object.keys(rendered).find(
    (key) => rendered[key] !== undefined && !given.some((entry) => entry.key === key),
  );
  // cdk8s names what has no name.
  if (
    more !== undefined &&
    [...path, more].join('.') !== 'metadata.name' &&
    !(path.length === 0 && more === 'metadata')
  ) {
    differs(source.at);
  }
}

// Where nothing in them is the same as no such field.
const DECLARATIONS = ['inputs', 'outputs', 'arguments', 'parameters', 'artifacts'];

/** Whether declarations declare nothing. */
function isEmpty(key: string, source: Source): boolean {
  if (!DECLARATIONS.includes(key)) return false;
  return source.kind === 'list'
    ? source.items.every(isNothing)
    : source.kind === 'map' &&
        source.entries.every((entry) => isNothing(entry.value) || isEmpty(entry.key, entry.value));
}

function isLeftOut(path: readonly string[], rendered: unknown, source: Source): boolean {
  return rendered === undefined && (LEFT_OUT.includes(path.join('.')) || isEmpty(path.at(-1)!, source));
}
