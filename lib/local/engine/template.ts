import { Form } from './form';
import { hasTag } from '../../spec/tags';
import { TEMPLATE_KIND_NAMES, TEMPLATE_KINDS, TemplateKindName } from '../../spec/template-kinds';

/** A task of a DAG, or a step, ready to be started any number of times. */
export interface CompiledTask {
  readonly name: string;
  /** The condition; resolved before anything else. */
  readonly when: string | undefined;
  /** What else is resolved: arguments, and what is called. */
  readonly form: Form;
  /** For arguments that are just texts, where the text of each is; undefined where there are others. */
  readonly values: readonly { readonly name: string; readonly text: string; readonly at: number }[] | undefined;
  /** What it is repeated for. */
  readonly loop: Form;
  readonly isLoop: boolean;
  readonly hooks: readonly CompiledHook[];
  readonly continueOn: { readonly failed?: boolean; readonly error?: boolean };
  readonly source: any;
}

/** What runs when a task begins or ends. */
export interface CompiledHook {
  readonly name: string;
  readonly expression: string | undefined;
  readonly form: Form;
}

/** A template as it is declared, with what every call of it needs. */
export interface CompiledTemplate {
  readonly name: string;
  readonly kind: Kind;
  readonly source: any;
  readonly parameters: readonly any[];
  readonly artifacts: readonly any[];
  /** All but input parameters and tasks. */
  readonly form: Form;
  /** The steps in groups; one group holds all tasks of a DAG. */
  readonly groups: readonly (readonly CompiledTask[])[];
  readonly isPod: boolean;
  readonly isRetried: boolean;
  /** The paths of its artifacts and parameters, as variables; undefined where it has none. */
  readonly hasPaths: boolean;
  /** Whether an output is for the whole workflow. */
  readonly isGlobal: boolean;
}

/** The kind of a template; one of none is an error when it runs. */
export type Kind = TemplateKindName | 'none';

const compiled = new WeakMap<object, CompiledTemplate>();

/** Takes a template apart, once. */
export function compiledTemplate(source: any): CompiledTemplate {
  let found = compiled.get(source);
  if (!found) compiled.set(source, (found = compile(source)));
  return found;
}

function compile(source: any): CompiledTemplate {
  const { inputs: { parameters = [], artifacts = [] } = {} as any, dag, steps, ...rest } = source;
  const kind = TEMPLATE_KIND_NAMES.find((each) => source[each] !== undefined) ?? 'none';
  const { tasks = [], ...dagOptions } = dag ?? {};
  const groups = dag
    ? [tasks]
    : (steps ?? []).map((group: any) => (Array.isArray(group) ? group : (group.steps ?? [])));
  const { parameters: made = [], artifacts: files = [] } = source.outputs ?? {};
  const hasPaths =
    [...files, ...artifacts].some(({ path }: any) => path) || made.some(({ valueFrom }: any) => valueFrom?.path);
  return {
    name: source.name ?? '',
    kind,
    source,
    parameters,
    artifacts,
    form: new Form({ ...rest, inputs: { artifacts }, ...(dag ? { dag: dagOptions } : {}) }),
    groups: groups.map((group: any[]) => group.map(compileTask)),
    isPod: kind !== 'none' && Boolean(TEMPLATE_KINDS[kind].pod),
    isRetried: source.retryStrategy !== undefined,
    hasPaths,
    isGlobal: [...files, ...made].some(({ globalName }: any) => globalName),
  };
}

function compileTask(source: any): CompiledTask {
  const {
    name,
    when,
    hooks,
    onExit,
    continueOn,
    withItems,
    withParam,
    withSequence,
    template,
    templateRef,
    inline,
    arguments: args,
  } = source;
  return {
    name,
    when: when === undefined || when === '' ? undefined : String(when),
    form: new Form({ template, templateRef, inline, arguments: args }),
    values: textsOf(args, [template, templateRef, inline]),
    loop: new Form({ withItems, withParam, withSequence }),
    isLoop: (withItems?.length ?? 0) > 0 || Boolean(withParam) || Boolean(withSequence),
    hooks: Object.entries({ ...(onExit ? { exit: { template: onExit, arguments: INHERITED } } : {}), ...hooks }).map(
      ([hook, spec]) => compileHook(hook, spec),
    ),
    continueOn: continueOn ?? {},
    source,
  };
}

/** The arguments of a task that passes texts to a template of a known name, which needs no manifest to be made. */
function textsOf(args: any, called: readonly unknown[]): CompiledTask['values'] {
  const parameters: readonly any[] = args?.parameters ?? [];
  if (args?.artifacts?.length > 0 || new Form([...called, parameters.map(({ name }) => name)]).texts.length > 0) {
    return undefined;
  }
  let at = 0;
  const values = parameters.map(({ name, value, ...rest }) =>
    typeof value === 'string' && Object.keys(rest).length === 0
      ? { name, text: value, at: hasTag(value) ? at++ : -1 }
      : undefined,
  );
  return values.includes(undefined) ? undefined : (values as CompiledTask['values']);
}

/** Stands for the arguments of the workflow, which an `onExit` of the older form gets. */
export const INHERITED = Object.freeze({});

export function compileHook(name: string, { expression, ...call }: any): CompiledHook {
  return { name, expression: expression || undefined, form: new Form(call) };
}
