import { calledBy, hooksOf, LifecycleHook, nameIn } from './call';
import { argumentsOf } from './declarations';
import { renderTemplate, writtenName } from './template';
import { withTags } from './text';
import { WrittenTemplate } from './written-template';
import type { Compiled } from '../backend/argo/compile';
import { Diagnostics } from '../backend/argo/diagnostics';
import { attempt, errors, PipelineError } from '../errors';
import { asWritten } from '../spec/as-written';
import { constructAt } from '../spec/construct-place';
import { defined, isPlainObject } from '../spec/merge';
import { own, put } from '../spec/own';
import { TEMPLATE_KIND_NAMES } from '../spec/template-kinds';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';
import { checkTemplate } from '../validate/template';
import { checkWritten, WrittenObject } from '../validate/written/object';

/** What an object holds whose templates are rendered as they are written. */
export interface WrittenProgram {
  readonly path: string;
  readonly entrypoint?: ITemplate | string;
  readonly templates: readonly ITemplate[];
  readonly onExit?: ITemplate | string;
  readonly hooks?: Readonly<Record<string, LifecycleHook>>;
  readonly arguments?: Readonly<Record<string, any>>;
  /** What Argo lays its templates over, in Argo's own form. */
  readonly templateDefaults?: Record<string, any>;
}

/** What there is around the templates of an object. */
export type WrittenSurroundings = Omit<WrittenObject, 'path' | 'pathOf'>;

/**
 * The part of a `WorkflowSpec` that comes from templates, as they are written, and everything that is wrong with it and with the object.
 *
 * @param around says for that part what the whole object is
 */
export function renderWritten(
  program: WrittenProgram,
  around: (spec: Compiled['spec']) => WrittenSurroundings,
): Compiled {
  const rendered = renderTemplates(program);
  const diagnostics = new Diagnostics();
  for (const error of rendered.errors) diagnostics.add(error);
  const nodes = new Map<string, ITemplate>();
  for (const { node, template } of rendered.origins()) {
    nodes.set(template.name, constructAt(node.place) as ITemplate);
    for (const error of wrongIn(node.place.path, template, program.templateDefaults)) diagnostics.add(error);
  }
  const pathOf = (template: string, call?: string) => {
    const node = nodes.get(template);
    const found = call !== undefined && node instanceof WrittenTemplate ? node._call(call) : undefined;
    return (found ?? node)?.node.path ?? program.path;
  };
  // Where a template is missing that could not be rendered, more would be told than is wrong. Props that do not go together the object tells itself.
  const object =
    rendered.errors.length > 0
      ? undefined
      : attempt(
          () => around(rendered.spec),
          () => {},
        );
  if (object) for (const error of checkWritten({ ...object, path: program.path, pathOf })) diagnostics.add(error);
  return { ...rendered, errors: diagnostics.errors };
}

/** The same part of the spec, without a look at whether Argo takes it. */
export function renderTemplates(program: WrittenProgram): Compiled {
  const { path, entrypoint, onExit, hooks } = program;
  const diagnostics = new Diagnostics();
  const nodes = templatesOf(program);
  const origins = nodes.flatMap((node) => {
    const template = diagnostics.try(() => renderTemplate(node, writtenName(node)));
    return template ? [{ node, template }] : [];
  });
  refuseTwice(origins, diagnostics);
  const fields = diagnostics.try(() =>
    asWritten(() =>
      withTags(
        defined({
          entrypoint: nameIn(entrypoint, path, 'entrypoint'),
          onExit: nameIn(onExit, path, 'onExit'),
          hooks: hooks && hooksOf(hooks, path),
          arguments: program.arguments && argumentsOf(program.arguments, path),
        }),
        path,
      ),
    ),
  );
  return {
    spec: { ...fields, ...(nodes.length > 0 ? { templates: origins.map(({ template }) => template) } : {}) },
    origins: () => origins.map(({ node, template }) => ({ node: node._template, template })),
    errors: diagnostics.errors,
  };
}

/** What is wrong with a template, but for what the defaults of the object make up for. */
function wrongIn(
  path: string,
  template: Record<string, any>,
  defaults: Record<string, any> | undefined,
): readonly PipelineError[] {
  const wrong = checkTemplate(path, template, true);
  if (!defaults || wrong.length === 0) return wrong;
  const left = new Set(checkTemplate(path, completed(template, defaults), true).map(({ message }) => message));
  return wrong.filter(({ message }) => left.has(message));
}

/** A template laid over the defaults, as Argo runs it: it stays of its own kind. */
function completed(template: Record<string, any>, defaults: Record<string, any>): Record<string, any> {
  const others = TEMPLATE_KIND_NAMES.filter((kind) => template[kind] === undefined) as readonly string[];
  return overlaid(Object.fromEntries(Object.entries(defaults).filter(([key]) => !others.includes(key))), template);
}

function overlaid(base: Record<string, any>, over: Record<string, any>): Record<string, any> {
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    put(result, key, isPlainObject(value) && isPlainObject(own(base, key)) ? overlaid(base[key], value) : value);
  }
  return result;
}

/** The templates that are given, then those that others call, in the order in which they are met. */
export function templatesOf({ entrypoint, templates, onExit, hooks = {} }: Omit<WrittenProgram, 'path'>): ITemplate[] {
  const found = new Set<ITemplate>(templates);
  const visit = (each: ITemplate | string | undefined): void => {
    if (!isTemplate(each) || visited.has(each)) return;
    visited.add(each);
    found.add(each);
    calledBy(each).forEach(visit);
  };
  const visited = new Set<ITemplate>();
  [entrypoint, ...templates, onExit, ...Object.values(hooks).map((hook) => hook.template)].forEach(visit);
  return [...found];
}

function refuseTwice(
  origins: readonly { readonly node: ITemplate; readonly template: Record<string, any> }[],
  diagnostics: Diagnostics,
): void {
  const seen = new Map<string, ITemplate>();
  for (const {
    node,
    template: { name },
  } of origins) {
    const other = seen.get(name);
    if (other) {
      diagnostics.add(errors.duplicateName(node.node.path, 'template name', name, `template '${other.node.path}'`));
    }
    seen.set(name, node);
  }
}
