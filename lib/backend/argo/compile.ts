import { Analysis } from './analysis';
import { Diagnostics } from './diagnostics';
import { entry, Handlers } from './entry';
import { reach } from './reach';
import { TemplateAnalysis } from './template-analysis';
import { TemplateTable } from './template-table';
import { PipelineError, errors } from '../../errors';
import type { Dependency, Export, HookModel, TemplateModel } from '../../ir/model';
import { reached } from '../../ir/reached';
import { readsOfHook } from '../../ir/reads';
import { partsOf } from '../../ir/walk';
import { checkTemplate } from '../../validate/template';
import { checkTexts } from '../../validate/texts';
import { checkWorkflowVariables, Surroundings } from '../../validate/workflow-variables';
import type { Output } from '../../value/output';
import type { Reference } from '../../value/reference';
import { hasToken } from '../../value/token-text';

export { deferredArguments as lateArguments, workflowArguments } from './workflow-arguments';
export { checkSpec } from '../../validate/spec';

/** What an object runs. */
export interface Program {
  readonly path: string;
  readonly main: TemplateModel;
  /** Further templates that others call by reference. */
  readonly library: readonly TemplateModel[];
  readonly onExit?: TemplateModel;
  readonly hooks: readonly HookModel[];
  /** The arguments whose texts are deferred in the object. */
  readonly deferred?: ReadonlySet<string>;
  /** Whether the object is cluster-wide, and so are the templates it may call. */
  readonly clusterScope?: boolean;
  /** What the object declares around the templates. */
  readonly surroundings: () => Omit<Surroundings, 'outputs'>;
}

/** The part of a `WorkflowSpec` that comes from pipelines, and everything that is wrong with it. */
export interface Compiled {
  readonly spec: Record<string, any>;
  /** For each template that came from a construct, which one. */
  readonly origins: () => readonly { readonly node: TemplateModel; readonly template: Record<string, any> }[];
  readonly errors: readonly PipelineError[];
}

const MAX_TEMPLATES = 200;
// At a call depth of 100 Argo gives up; 98 calls were seen to work (recipe 27).
const MAX_DEPTH = 98;

/** Compiles pipelines to templates: collect, thread, plan, table, name, render. The constructs stay as they are. */
export function compile(program: Program): Compiled {
  const diagnostics = new Diagnostics();
  const analysis = new Analysis(diagnostics);
  const main = analysis.add(program.main);
  const library = program.library.map((node) => analysis.add(node));
  const handlerNodes = [...(program.onExit ? [program.onExit] : []), ...program.hooks.map((hook) => hook.template)];
  for (const node of handlerNodes) analysis.add(node);
  refuseUnbound([main, ...library], diagnostics);
  if (program.clusterScope) refuseNamespaced(analysis, diagnostics);

  const outputs = globalNames(analysis);
  refuseMissingGlobals(analysis, program, outputs, diagnostics);
  const surroundings = () => ({ ...program.surroundings(), outputs });
  const table = new TemplateTable(analysis, diagnostics, (path, body, text) => [
    ...(hasToken(text) ? checkTexts(path, body) : []),
    ...checkTemplate(path, body),
    ...checkWorkflowVariables(path, text, surroundings),
  ]);
  for (const unit of [main, ...library]) table.reserve(unit.node);
  const handlers = new Handlers(main, program.onExit, program.hooks, table, program.deferred);
  const entrypoint = diagnostics.try(() => entry(main, table, program.deferred)) ?? '';
  for (const unit of library) table.render(unit.node);
  const handlerFields = handlers.fields(program.path);
  const { templates } = table;
  const depth = main.depth + (templates.length > 0 && templates[0].name === 'entry' ? 1 : 0);
  if (depth > MAX_DEPTH) diagnostics.add(errors.tooDeep(main.path, depth));
  if (templates.length > MAX_TEMPLATES) diagnostics.add(errors.tooManyTemplates(program.path, templates.length));
  return {
    spec: { entrypoint, ...handlerFields, templates },
    origins: () => table.origins,
    errors: diagnostics.errors,
  };
}

/** The other objects that the templates below some roots name; they are deployed before. */
export function usedObjects(roots: readonly TemplateModel[]): Dependency[] {
  const used = new Set<Dependency>();
  for (const model of reached(roots, false)) {
    if (model.kind !== 'external') for (const object of model.uses?.() ?? []) used.add(object);
    else if (model.uses) used.add(model.uses);
  }
  return [...used];
}

/** Values that no caller can pass: what is still needed at the top is out of reach. */
function refuseUnbound(roots: readonly TemplateAnalysis[], diagnostics: Diagnostics): void {
  for (const root of roots) {
    for (const { reference: whole, usedBy } of [...root.freeValues.values(), ...root.bindings]) {
      const reference = whole._leaves.find((leaf) => reach(leaf, { template: root.node }) === 'above') ?? whole;
      diagnostics.add(
        isOfItem(reference)
          ? errors.notInLoop(usedBy, reference._describe())
          : errors.outOfReach(
              usedBy,
              reference._describe(),
              `Reachable are the tasks and inputs of the pipelines around it, up to '${root.path}'.`,
              nextStep(reference),
            ),
      );
    }
  }
}

/** Whether a reference is the item of a loop, or something in it. */
function isOfItem({ _source: source }: Reference): boolean {
  return source.kind === 'item' || ((source.kind === 'field' || source.kind === 'decoded') && isOfItem(source.base));
}

function nextStep({ _source: source }: Reference): string | undefined {
  const made = source.kind === 'output' || source.kind === 'task' ? source : undefined;
  if (!made) return undefined;
  return `Make it an output of '${made.task.pipeline!.place.path}' with addOutput and read that, or make it an input here and pass it where this is called.`;
}

/** The names under which templates export outputs from the whole workflow. */
function globalNames(analysis: Analysis): string[] {
  const names: string[] = [];
  for (const { node: model } of analysis.all) {
    for (const output of Object.values<Output | Export>(model.outputs)) {
      const name = 'value' in output ? output.globalName : (output._parameter ?? output._artifact)?.globalName;
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}

/** Exit handlers that read an output which no template exports. */
function refuseMissingGlobals(
  analysis: Analysis,
  { path, hooks }: Program,
  outputs: readonly string[],
  diagnostics: Diagnostics,
): void {
  const check = (reference: Reference, usedBy: string): void => {
    const { _source: source } = reference;
    if (source.kind === 'global' && !outputs.includes(source.name)) {
      diagnostics.add(errors.missingGlobal(usedBy, source.name, outputs));
    }
    partsOf(reference, usedBy).forEach((part) => check(part, usedBy));
  };
  for (const { freeValues: needs } of analysis.all) {
    for (const { reference, usedBy } of needs.values()) check(reference, usedBy);
  }
  for (const hook of hooks) readsOfHook(hook, path).forEach((reference) => check(reference, path));
}

function refuseNamespaced(analysis: Analysis, diagnostics: Diagnostics): void {
  for (const { node } of analysis.all) {
    const model = node;
    if (model.kind === 'external' && !model.clusterScope) {
      diagnostics.add(errors.namespacedFromCluster(node.place.path, `${model.resource}/${model.template}`));
    }
  }
}
