import type { IConstruct } from 'constructs';
import { Analysis } from './analysis';
import { Diagnostics } from './diagnostics';
import { entry, Handlers } from './entry';
import type { HookModel, TemplateNode } from './model';
import { Outline } from './outline';
import { Unit } from './unit';
import { PipelineError, errors } from '../errors';

export { workflowArguments } from './workflow-arguments';

/** What an object runs. */
export interface Program {
  readonly path: string;
  readonly main: TemplateNode;
  /** Further templates that others call by reference. */
  readonly library: readonly TemplateNode[];
  readonly onExit?: TemplateNode;
  readonly hooks: readonly HookModel[];
  /** Whether the object is cluster-wide, and so are the templates it may call. */
  readonly clusterScope?: boolean;
}

/** The part of a `WorkflowSpec` that comes from pipelines, and everything that is wrong with it. */
export interface Compiled {
  readonly spec: Record<string, any>;
  /** For each template that came from a construct, which one. */
  readonly origins: () => readonly { readonly node: TemplateNode; readonly template: Record<string, any> }[];
  readonly errors: readonly PipelineError[];
}

const MAX_TEMPLATES = 200;
// At a call depth of 100 Argo gives up; 98 calls were seen to work.
const MAX_DEPTH = 98;

/** Compiles pipelines to templates: collect, thread, plan, outline, name, render. The constructs stay as they are. */
export function compile(program: Program): Compiled {
  const diagnostics = new Diagnostics();
  const analysis = new Analysis(diagnostics);
  const main = analysis.add(program.main);
  const library = program.library.map((node) => analysis.add(node));
  const handlerNodes = [...(program.onExit ? [program.onExit] : []), ...program.hooks.map((hook) => hook.template)];
  for (const node of handlerNodes) analysis.add(node);
  refuseUnbound([main, ...library], diagnostics);
  if (program.clusterScope) refuseNamespaced(analysis, diagnostics);

  const outline = new Outline(analysis, diagnostics);
  for (const unit of [main, ...library]) outline.reserve(unit.node);
  const handlers = new Handlers(main, program.onExit, program.hooks, outline);
  const entrypoint = diagnostics.try(() => entry(main, outline)) ?? '';
  for (const unit of library) outline.render(unit.node);
  const handlerFields = handlers.fields(program.path);
  const { templates } = outline;
  const depth = main.depth + (templates.length > 0 && templates[0].name === 'entry' ? 1 : 0);
  if (depth > MAX_DEPTH) diagnostics.add(errors.tooDeep(main.path, depth));
  if (templates.length > MAX_TEMPLATES) diagnostics.add(errors.tooManyTemplates(program.path, templates.length));
  return { spec: { entrypoint, ...handlerFields, templates }, origins: () => outline.origins, errors: diagnostics.errors };
}

/** The constructs of other objects that the templates below some roots name; they are deployed before. */
export function usedConstructs(roots: readonly TemplateNode[]): IConstruct[] {
  const used = new Set<IConstruct>();
  const seen = new Set<TemplateNode>();
  const visit = (node: TemplateNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const model = node._template;
    if (model.kind === 'external' && model.uses) used.add(model.uses);
    if (model.kind === 'leaf') model.uses().forEach((construct) => used.add(construct));
    if (model.kind === 'dag') {
      for (const { _call: call } of model.tasks) [call.template, ...call.hooks.map((hook) => hook.template)].forEach(visit);
    }
  };
  roots.forEach(visit);
  return [...used];
}

/** Values that no caller can pass: what is still needed at the top is out of reach. */
function refuseUnbound(roots: readonly Unit[], diagnostics: Diagnostics): void {
  for (const root of roots) {
    for (const { reference, usedBy } of [...root.needs.values(), ...root.bindings]) {
      diagnostics.add(reference._describe().endsWith('of the loop') ? errors.notInLoop(usedBy, reference._describe())
        : errors.outOfReach(usedBy, reference._describe(), `Reachable are the tasks and inputs of the pipelines around it, up to '${root.path}'.`));
    }
  }
}

function refuseNamespaced(analysis: Analysis, diagnostics: Diagnostics): void {
  for (const { node } of analysis.all) {
    const { _template: model } = node;
    if (model.kind === 'external' && !model.clusterScope) diagnostics.add(errors.namespacedFromCluster(node.node.path, `${model.resource}/${model.template}`));
  }
}
