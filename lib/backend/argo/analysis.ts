import { Diagnostics } from './diagnostics';
import { reach } from './reach';
import { FreeValue, TemplateAnalysis } from './template-analysis';
import { writtenOnly } from './written-only';
import { errors } from '../../errors';
import { makersOf } from '../../ir/makers';
import type { CallModel, DagModel, LeafModel, TemplateModel } from '../../ir/model';
import { boundArtifacts, readsOfCall, readsOfHook, readsOfLeaf } from '../../ir/reads';
import { partsOf, referencesIn } from '../../ir/walk';
import { own } from '../../spec/own';
import { Reference } from '../../value/reference';

/**
 * The first pass: finds all templates that a root reaches, and what each of them needs from its callers. Values that are used
 * below the place where they are made become inputs of every template between.
 */
export class Analysis {
  private readonly units = new Map<TemplateModel, TemplateAnalysis>();
  private readonly order: TemplateAnalysis[] = [];
  private readonly open: { unit: TemplateAnalysis; call?: CallModel }[] = [];
  private readonly recursive = new Set<TemplateModel>();

  constructor(private readonly diagnostics: Diagnostics) {}

  /** Analyses a template and everything it calls; templates that were analysed before are kept. */
  public add(node: TemplateModel): TemplateAnalysis {
    const unit = this.visit(node);
    // A recursive call sees its target half analysed: repeat until the needs no longer grow.
    for (let grows = this.recursive.size > 0; grows;) {
      grows = this.order.map((each) => this.passOn(each)).includes(true);
    }
    return unit;
  }

  public unit(node: TemplateModel): TemplateAnalysis {
    return this.units.get(node)!;
  }

  /** Whether a template calls itself, directly or through others. */
  public isRecursive(node: TemplateModel): boolean {
    return this.recursive.has(node);
  }

  /** All templates, callees before callers. */
  public get all(): readonly TemplateAnalysis[] {
    return this.order;
  }

  private visit(node: TemplateModel): TemplateAnalysis {
    const known = this.units.get(node);
    if (known) {
      if (this.open.some((frame) => frame.unit === known)) this.recursion(known);
      return known;
    }
    const unit = new TemplateAnalysis(node);
    this.units.set(node, unit);
    this.open.push({ unit });
    const model = node;
    for (const error of writtenOnly(node)) this.diagnostics.add(error);
    for (const { name, reference, optional } of boundArtifacts(node)) unit.bind(name, reference, optional);
    if (model.kind === 'leaf' && !model.written) this.leaf(unit, model);
    if (model.kind === 'dag') this.dag(unit, model);
    this.open.pop();
    this.order.push(unit);
    return unit;
  }

  private recursion(target: TemplateAnalysis): void {
    this.recursive.add(target.node);
    const from = this.open.findIndex((frame) => frame.unit === target);
    const calls = this.open.slice(from).map((frame) => frame.call);
    if (!calls.some((call) => call?.when ?? call?.depends)) {
      this.diagnostics.add(errors.unguardedRecursion(this.open.at(-1)!.unit.path, target.path));
    }
  }

  private leaf(unit: TemplateAnalysis, model: LeafModel): void {
    this.diagnostics.try(() => {
      for (const reference of readsOfLeaf(model, unit.body(model))) {
        this.demand(reference, unit, undefined, unit.path);
      }
    });
  }

  private dag(unit: TemplateAnalysis, model: DagModel): void {
    const frame = this.open.at(-1)!;
    for (const task of model.tasks) {
      const call = task;
      frame.call = call;
      unit.depth = Math.max(unit.depth, 1 + this.visit(call.template).depth);
      for (const hook of call.hooks) unit.depth = Math.max(unit.depth, 1 + this.visit(hook.template).depth);
    }
    frame.call = undefined;
    this.diagnostics.try(() => {
      for (const reference of referencesIn(model.extra(), unit.path)) {
        this.demand(reference, unit, undefined, unit.path);
      }
    });
    this.passOn(unit);
    for (const { value } of Object.values(model.outputs)) {
      // An artifact that is passed on from above may be missing here, and is then missing in the output too.
      this.diagnostics.try(() => this.demand(value, unit, undefined, unit.path, value._isArtifact));
      // The expression of an output knows tasks and inputs only.
      for (const variable of variablesIn(value, unit.path)) unit.need(variable, unit.path, false);
    }
  }

  /** Asks for everything that the tasks of a pipeline need; true when the pipeline's own needs grew. */
  private passOn(unit: TemplateAnalysis): boolean {
    const model = unit.node;
    if (model.kind !== 'dag') return false;
    return model.tasks.map((task) => this.diagnostics.try(() => this.task(unit, task)) ?? false).includes(true);
  }

  private task(unit: TemplateAnalysis, task: CallModel): boolean {
    const call = task;
    const path = task.place.path;
    let grows = false;
    const demand = (reference: Reference, usedBy = path, optional = false, hook = false) => {
      // A hook runs when its task has begun, so what it reads of that task is no reason to wait.
      if (!hook || !makersOf(reference, path).some((maker) => maker.task === task)) unit.use(task, reference, optional);
      grows = this.demand(reference, unit, task, usedBy, optional) || grows;
    };
    for (const { reference, optional, isOutsideLoop } of readsOfCall(call)) {
      if (isOutsideLoop) {
        unit.use(task, reference);
        grows = this.demand(reference, unit, undefined, path) || grows;
      } else {
        demand(reference, path, optional);
      }
    }
    for (const hook of call.hooks) {
      readsOfHook(hook, path).forEach((reference) => demand(reference, path, false, true));
      this.needsOf(hook.template, hook.inputs).forEach((need) =>
        demand(need.reference, need.usedBy, need.optional, true),
      );
    }
    for (const need of this.needsOf(call.template, call.inputs)) demand(need.reference, need.usedBy, need.optional);
    return grows;
  }

  /** What a call passes besides its explicit inputs. */
  private needsOf(template: TemplateModel, inputs: Readonly<Record<string, unknown>>) {
    const callee = this.unit(template);
    const needs = callee.freeValues.size === 0 ? NO_NEEDS : [...callee.freeValues.values()];
    return callee.bindings.length === 0
      ? needs
      : [...needs, ...callee.bindings.filter((binding) => own(inputs, binding.name) === undefined)];
  }

  private demand(
    reference: Reference,
    unit: TemplateAnalysis,
    task: CallModel | undefined,
    usedBy: string,
    optional = false,
  ): boolean {
    switch (reach(reference, { template: unit.node, task })) {
      case 'everywhere':
        return false;
      case 'above':
        return unit.need(reference, usedBy, optional);
      case 'here': {
        const source = reference._source;
        if (source.kind === 'output') {
          const { outputs } = source.task.template;
          if (!Object.hasOwn(outputs, source.name)) {
            throw errors.unknownOutput(source.task.place.path, source.name, Object.keys(outputs));
          }
          if (source.artifact && source.task.loop) unit.collect(source.task, source.name);
        }
        return partsOf(reference, usedBy)
          .map((part) => this.demand(part, unit, task, usedBy, optional))
          .includes(true);
      }
    }
  }
}

const NO_NEEDS: readonly FreeValue[] = [];

/** What Argo itself knows, of what a reference is made of. */
function variablesIn(reference: Reference, path: string): Reference[] {
  return reference._source.kind === 'variable'
    ? [reference]
    : partsOf(reference, path).flatMap((part) => variablesIn(part, path));
}
