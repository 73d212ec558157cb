import { Code, Creation, Entry, list, object, Statement, use, value } from './code';
import type { Comment } from './comments';
import { argumentsCode } from './declarations';
import { Ids } from './ids';
import { Problems } from './problems';
import { ended, entryOf, itemOf } from './remarks';
import { MapSource, Source } from './source';
import {
  asMaps,
  checkName,
  child,
  childText,
  Context,
  FieldTable,
  plainCode,
  stringOf,
  structEntries,
  textOrReference,
  valueCode,
} from './struct';
import { TextScope } from './text';

/** What the calls of a template need of the object around. */
export interface CallContext {
  readonly problems: Problems;
  readonly templateOf: (name: string) => Creation | undefined;
  /** The statements that make an inline template; the first makes the template itself. */
  readonly inline: (source: Source, id: string) => readonly Statement[];
}

/** Calls that run at the same time, and what is said of all of them. */
interface Group {
  readonly calls: readonly MapSource[];
  readonly comments: readonly Comment[];
}

/** The calls in `dag.tasks` or `steps`, in their groups. */
export function groupsOf(source: Source, owner: 'Dag' | 'Steps', problems: Problems): Group[] {
  if (owner === 'Dag') {
    const tasks = child(source, 'tasks');
    if (!tasks) problems.error(source.at, 'the DAG has no tasks', "write at least one in 'tasks'");
    return tasks ? asMaps(tasks, 'tasks', problems).map((task) => ({ calls: [task], comments: [] })) : [];
  }
  if (source.kind !== 'list') {
    problems.error(source.at, "'steps' is not a list", 'it is a list of groups, each a list of steps');
    return [];
  }
  return source.items.map((group) => ({ calls: asMaps(group, 'steps', problems), comments: group.comments }));
}

/** The statements that make the calls of a `Dag` or of `Steps`. */
export function callsOf(
  source: Source,
  owner: 'Dag' | 'Steps',
  made: Creation,
  scope: TextScope,
  context: CallContext,
): { statements: Statement[]; known: Map<string, Creation> } {
  const { problems } = context;
  const known = new Map<string, Creation>();
  const statements: Statement[] = [];
  const within: TextScope = { ...scope, calls: { made, root: owner === 'Dag' ? 'tasks' : 'steps', known } };
  const ids = new Ids();
  let count = 0;
  for (const { calls, comments } of groupsOf(source, owner, problems)) {
    count += 1;
    let group = made;
    if (owner === 'Steps' && calls.length !== 1) {
      group = {
        kind: 'new',
        owner: 'parallel',
        scope: made,
        id: `group-${count}`,
        at: source.at,
        props: [],
        comments: [...comments],
        after: [],
        called: 'group',
        calls: 0,
        used: calls.length > 0,
      };
      made.used = true;
      statements.push(group);
    }
    for (const call of calls) {
      const name = childText(call, 'name');
      if (name && known.has(name)) {
        problems.error(call.at, `two calls of the template are called '${name}'`, 'give one of them another name');
      }
      if (name === '') problems.error(child(call, 'name')!.at, 'the name is empty', 'leave it out, or write one');
      const called = owner === 'Dag' ? 'task' : 'step';
      const id = ids.take(...(name ? [name, `${name}-${called}`] : [called]));
      const inlineSource = child(call, 'inline');
      const inlined = inlineSource ? context.inline(inlineSource, `${made.id}-${id}`) : [];
      const inline = inlined[0] as Creation | undefined;
      statements.push(...inlined);
      const entries = callEntries(call, owner, { problems, scope: within }, context, known, inline);
      const props = id === name ? entries : [...entries, { key: 'callName', value: value(name ?? '') }];
      made.used ||= group === made;
      const creation: Creation = {
        kind: 'new',
        owner: owner === 'Dag' ? 'DagTask' : 'Step',
        scope: group,
        id,
        at: call.at,
        props,
        comments: [...(group === made ? comments : []), ...call.comments, ...(child(call, 'name')?.comments ?? [])],
        after: [],
        called,
        calls: 0,
        used: false,
      };
      statements.push(creation);
      if (name) known.set(name, creation);
    }
  }
  return { statements, known };
}

function callEntries(
  call: MapSource,
  owner: 'Dag' | 'Steps',
  context: Context,
  around: CallContext,
  known: ReadonlyMap<string, Creation>,
  inline: Creation | undefined,
): Entry[] {
  const table: FieldTable = {
    name: (source) => checkName(source, context),
    template: (source) => [{ key: 'template', value: templateCode(source, around, context) }],
    inline: () => (inline ? [{ key: 'inline', value: use(inline) }] : []),
    arguments: (source) => argumentEntry(source, context),
    // Their items may be null too.
    withItems: (source) => [
      { key: 'withItems', value: source.kind === 'list' ? plainCode(source) : valueCode('any[]', source, context) },
    ],
    withParam: (source) => [{ key: 'withParam', value: textOrReference(source, context) }],
    hooks: (source) => [{ key: 'hooks', value: hooksCode(source, around, context) }],
    onExit: (source) => [{ key: 'onExit', value: templateCode(source, around, context) }],
    depends: (source) => [{ key: 'depends', value: plainText(source, context) }],
    dependencies: (source) => [{ key: 'dependencies', value: dependenciesCode(source, known, context) }],
  };
  return structEntries(owner === 'Dag' ? 'DagTask' : 'WorkflowStep', call, context, table);
}

export function argumentEntry(source: Source, context: Context): Entry[] {
  return [{ key: 'arguments', value: argumentsCode(source, context) }];
}

function plainText(source: Source, { problems }: Context): Code {
  return valueCode('string', source, { problems });
}

/** A template by its construct, or by its name where it is in no list. */
export function templateCode(source: Source, { templateOf }: Pick<CallContext, 'templateOf'>, context: Context): Code {
  const found = source.kind === 'scalar' ? templateOf(stringOf(source)) : undefined;
  if (!found) return plainText(source, context);
  found.calls += 1;
  return use(found);
}

function dependenciesCode(source: Source, known: ReadonlyMap<string, Creation>, context: Context): Code {
  if (source.kind !== 'list') return valueCode('string[]', source, context);
  return list(
    ended(
      source.items.map((item) => {
        const task = item.kind === 'scalar' ? known.get(stringOf(item)) : undefined;
        return itemOf(task ? use(task) : plainText(item, context), item);
      }),
      source.after,
    ),
  );
}

/** The hooks of a call or a workflow. */
export function hooksCode(source: Source, around: Pick<CallContext, 'templateOf'>, context: Context): Code {
  if (source.kind !== 'map') return valueCode('{LifecycleHook}', source, context);
  return object(
    ended(
      source.entries
        .filter(({ key }) => child(source, key))
        .map(({ key, value: hook }) =>
          entryOf(
            key,
            object(
              structEntries('LifecycleHook', hook, context, {
                template: (each) => [{ key: 'template', value: templateCode(each, around, context) }],
                arguments: (each) => argumentEntry(each, context),
              }),
            ),
            hook,
          ),
        ),
      source.after,
    ),
  );
}
