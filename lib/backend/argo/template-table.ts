import { Analysis } from './analysis';
import { renderDag } from './dag';
import { Diagnostics } from './diagnostics';
import { renderLeaf } from './leaf';
import { Plan } from './plan';
import { checkLeadingDigits } from './task-names';
import { TemplateAnalysis } from './template-analysis';
import { cutName, idOf, templateNameOf } from './template-name';
import type { Templates } from './templates';
import { PLAIN, Variant, variantId } from './variant';
import { errors, PipelineError } from '../../errors';
import type { CallModel, TemplateModel } from '../../ir/model';
import { INPUT_NAMES, isInputName } from '../../spec/names';

const MAX_TASKS = 200;
const MAX_INPUTS = 500;

/** Finds what is wrong with a rendered template; it is also given as JSON text. */
export type TemplateCheck = (path: string, body: Record<string, any>, text: string) => readonly PipelineError[];

/** One template of the manifest. */
interface Outlined {
  readonly name: string;
  /** The place in the list: templates stand in the order in which they are first called. */
  readonly order: number;
  body?: Record<string, any>;
}

/**
 * The templates of one object. Every template that is called is put in the list once; templates with equal bodies share an
 * entry. Names come from the constructs' ids and stay the same as long as nothing of that name is added before (recipe 26).
 */
export class TemplateTable implements Templates {
  private readonly plain = new Map<TemplateModel, Outlined>();
  private readonly variants = new Map<TemplateModel, Map<string, Outlined>>();
  private readonly byBody = new Map<string, Outlined>();
  private readonly names = new Map<string, string>();
  private readonly reserved = new Set<TemplateModel>();
  /** Names by which others call templates from outside. */
  private readonly kept = new Set<string>();
  /** Names that variants of templates have. */
  private readonly varied = new Set<string>();
  private readonly plans = new Map<TemplateAnalysis, Plan>();
  private readonly globals = new Map<CallModel, Record<string, string>>();
  private readonly sound = new Set<string>();
  private count = 0;

  constructor(
    private readonly analysis: Analysis,
    public readonly diagnostics: Diagnostics,
    private readonly check: TemplateCheck,
  ) {
    for (const { node } of analysis.all) {
      const model = node;
      const name = model.kind === 'external' ? undefined : model.templateName;
      if (name === undefined) continue;
      this.checkName(name, node.place.path);
      if (!this.names.has(name)) this.names.set(name, '');
    }
  }

  public unit(node: TemplateModel): TemplateAnalysis {
    return this.analysis.unit(node);
  }

  /** Exports an output of a task under a global name, so that an exit handler can read it. */
  public exportGlobally(task: CallModel, output: string, name: string): void {
    this.globals.set(task, { ...this.globals.get(task), [output]: name });
  }

  public globalsOf(task: CallModel): Record<string, string> {
    return this.globals.get(task) ?? PLAIN.globals;
  }

  /** The plan of a pipeline, made once. */
  public plan(unit: TemplateAnalysis): Plan {
    let plan = this.plans.get(unit);
    const model = unit.node;
    if (model.kind !== 'dag') throw new Error(`${unit.path} is not a pipeline`);
    if (!plan) {
      this.plans.set(unit, (plan = new Plan(unit, model, this.diagnostics, (node) => this.plan(this.unit(node)))));
    }
    return plan;
  }

  /** Puts a template in the list, if it is not there, and returns its name. */
  public render(node: TemplateModel, variant: Variant = PLAIN): string {
    const known = this.known(node, variant);
    if (known) return known.name;

    const order = this.count++;
    // A template that calls itself needs its name before its body is complete.
    const early = this.analysis.isRecursive(node)
      ? ({ name: this.nameFor(node, undefined, variant), order } as Outlined)
      : undefined;
    if (early) this.keep(node, variant, early);
    const body = this.diagnostics.try(() => this.body(node, variant)) ?? {};
    const text = JSON.stringify(body);
    // A name that others rely on is kept, so such a template is shared only under that name.
    const fixed = this.fixedName(node, variant);
    const key = fixed === undefined ? text : `${fixed} ${text}`;
    const equal = this.byBody.get(key);
    const outlined = early ?? equal ?? { name: this.nameFor(node, text, variant), order };
    outlined.body ??= body;
    this.checkOnce(this.unit(node).path, body, text);
    if (!early && !equal) for (const each of [key, text]) if (!this.byBody.has(each)) this.byBody.set(each, outlined);
    this.keep(node, variant, outlined);
    return outlined.name;
  }

  /** Puts a template of the compiler's own in the list; the name is free or gets a number. */
  public add(name: string, body: Record<string, any>): string {
    const free = this.free(name);
    this.names.set(free, '');
    this.byBody.set(`own ${free}`, { name: free, order: -1, body });
    return free;
  }

  /** The same, once for all that are equal. */
  public share(name: string, body: Record<string, any>): string {
    const key = `shared ${JSON.stringify(body)}`;
    const known = this.byBody.get(key);
    if (known) return known.name;
    const free = this.free(name);
    this.names.set(free, '');
    this.byBody.set(key, { name: free, order: this.count++, body });
    return free;
  }

  /** Keeps a name for a template that others call from outside. */
  public reserve(node: TemplateModel): void {
    const name = templateNameOf(node);
    const owner = this.names.get(name);
    this.kept.add(name);
    if (this.explicitName(node) !== undefined || this.reserved.has(node)) return;
    if (owner !== undefined) {
      this.diagnostics.add(
        errors.duplicateName(node.place.path, 'template name', name, owner === '' ? 'another template' : `'${owner}'`),
      );
    }
    this.reserved.add(node);
    this.names.set(name, node.place.path);
  }

  /** The list of templates. */
  public get templates(): Record<string, any>[] {
    const all = new Set(this.byBody.values());
    for (const outlined of this.plain.values()) all.add(outlined);
    for (const variants of this.variants.values()) for (const outlined of variants.values()) all.add(outlined);
    return [...all].sort((a, b) => a.order - b.order).map(({ name, body }) => ({ name, ...body }));
  }

  /** For each template that came from a construct, which one; equal templates of several constructs come several times. */
  public get origins(): { node: TemplateModel; template: Record<string, any> }[] {
    const uses = [
      ...this.plain,
      ...[...this.variants].flatMap(([node, variants]) =>
        [...variants.values()].map((outlined) => [node, outlined] as const),
      ),
    ];
    return uses.map(([node, { name, body }]) => ({ node, template: { name, ...body } }));
  }

  /** Checks a body; one that is equal to a sound one is sound. */
  private checkOnce(path: string, body: Record<string, any>, text: string): void {
    if (this.sound.has(text)) return;
    const found = this.check(path, body, text);
    if (found.length === 0) this.sound.add(text);
    for (const error of found) this.diagnostics.add(error);
  }

  private known(node: TemplateModel, variant: Variant): Outlined | undefined {
    return variant === PLAIN ? this.plain.get(node) : this.variants.get(node)?.get(variantId(variant));
  }

  private keep(node: TemplateModel, variant: Variant, outlined: Outlined): void {
    if (variant === PLAIN) this.plain.set(node, outlined);
    else this.variants.set(node, (this.variants.get(node) ?? new Map()).set(variantId(variant), outlined));
  }

  private body(node: TemplateModel, variant: Variant): Record<string, any> {
    const unit = this.unit(node);
    const model = node;
    const inputs = Object.keys(model.parameters).length + unit.threaded.length;
    if (inputs > MAX_INPUTS) this.diagnostics.add(errors.tooManyInputs(unit.path, inputs));
    this.checkInputNames(unit);
    if (model.kind === 'leaf') return renderLeaf(unit, model, variant);
    if (model.kind === 'external') return {};
    if (model.tasks.length === 0) throw errors.emptyPipeline(unit.path);
    if (model.tasks.length > MAX_TASKS) this.diagnostics.add(errors.tooManyTasks(unit.path, model.tasks.length));
    const plan = this.plan(unit);
    if (plan.cyclic) return {};
    checkLeadingDigits(
      model,
      (task) => plan.name(task),
      (task) => plan.depends(task),
      this.diagnostics,
    );
    return renderDag(unit, model, plan, variant, this);
  }

  private checkInputNames(unit: TemplateAnalysis): void {
    const { parameters, artifacts, outputs } = unit.node;
    this.checkNames('input parameter', parameters, unit.path);
    this.checkNames('input artifact', artifacts, unit.path);
    this.checkNames('output', outputs, unit.path);
  }

  private checkNames(what: string, named: Readonly<Record<string, unknown>>, path: string): void {
    for (const name of Object.keys(named)) {
      if (!isInputName(name)) this.diagnostics.add(errors.badName(path, what, name, INPUT_NAMES));
    }
  }

  /** The name that a template must have: given by the user, or known to callers in other objects. */
  private fixedName(node: TemplateModel, variant: Variant): string | undefined {
    return this.explicitName(node) ?? (variant === PLAIN && this.reserved.has(node) ? templateNameOf(node) : undefined);
  }

  private explicitName(node: TemplateModel): string | undefined {
    const model = node;
    return model.kind === 'external' ? undefined : model.templateName;
  }

  private nameFor(node: TemplateModel, text: string | undefined, variant: Variant): string {
    const base = templateNameOf(node);
    const owner = this.names.get(base);
    let name = base;
    if (variant !== PLAIN && this.kept.has(base)) {
      name = this.free(base);
    } else if (this.explicitName(node) !== undefined) {
      // The plain form of a template and its variants have one given name and different bodies.
      if (owner !== '' && owner !== text) {
        if (variant !== PLAIN || this.varied.has(base)) {
          name = this.free(base);
        } else {
          this.diagnostics.add(
            errors.duplicateName(node.place.path, 'template name', base, 'a template with another body'),
          );
        }
      }
    } else if (owner !== undefined && !this.reserved.has(node)) {
      // Two templates of one id are told apart by what is around them.
      name = this.free(cutName(`${idOf(node.place.around ?? '')}-${base}`));
    }
    if (variant !== PLAIN) this.varied.add(name);
    this.names.set(name, text ?? node.place.path);
    return name;
  }

  private free(name: string): string {
    let free = name;
    for (let count = 2; this.names.has(free); count++) free = `${name}-${count}`;
    return free;
  }

  private checkName(name: string, path: string): void {
    if (!/^[a-z0-9][-a-z0-9]*$/.test(name) || name.length > 128) {
      this.diagnostics.add(
        errors.badName(
          path,
          'template name',
          name,
          "template names have lower-case letters, digits and '-', begin with a letter or digit, and have at most 128 characters; Argo puts them in names of pods",
        ),
      );
    }
  }
}
