import type { LeafBody, LeafModel, CallModel, TemplateModel } from '../../ir/model';
import { Parameter } from '../../value/parameter';
import { Reference } from '../../value/reference';
import { Encoding } from '../../value/value-type';

/** A value that a template needs from its caller: it becomes an input of the template. */
export interface FreeValue {
  readonly name: string;
  readonly reference: Reference;
  /** Where it was first used, for messages. */
  readonly usedBy: string;
  /** Whether every use accepts that the artifact does not exist. */
  optional: boolean;
}

// Most templates need nothing of a kind, and there may be many thousands of them.
const NOTHING: ReadonlyMap<any, any> = new Map();
const NO_INPUTS: readonly never[] = [];

/** What the compiler knows of one template: its inputs, and what its tasks read. */
export class TemplateAnalysis {
  /** Parameters that the body refers to and the caller passes, by reference. */
  public freeValues: ReadonlyMap<Reference, FreeValue> = NOTHING;
  /** Input artifacts of a leaf that name their source. */
  public bindings: readonly FreeValue[] = [];
  /** Tasks of loops whose output artifacts are collected: they write under a key. */
  public keyed: ReadonlyMap<CallModel, ReadonlySet<string>> = NOTHING;
  /** The references that each task of a pipeline reads: in its own fields, and because its template needs them. */
  private readonly uses: Map<CallModel, Map<Reference, boolean>>;
  /** The longest chain of calls below, this template included. */
  public depth = 1;

  /** Inputs that the compiler adds, by what they are for. */
  private own: ReadonlyMap<string, string> = NOTHING;
  private taken?: Set<string>;
  private made?: LeafBody;

  constructor(public readonly node: TemplateModel) {
    this.uses = node.kind === 'dag' ? new Map() : (NOTHING as Map<CallModel, Map<Reference, boolean>>);
  }

  public get path(): string {
    return this.node.place.path;
  }

  /** The body of a leaf, made once per compilation; nobody changes it. */
  public body(model: LeafModel): LeafBody {
    return (this.made ??= model.body());
  }

  /** The values that a task of the pipeline reads, and whether it also runs when there are none. */
  public usesOf(task: CallModel): ReadonlyMap<Reference, boolean> {
    return this.uses.get(task) ?? NOTHING;
  }

  /** Declares that a task of the pipeline reads a value. */
  public use(task: CallModel, reference: Reference, optional = false): void {
    const uses = this.uses.get(task);
    if (uses) uses.set(reference, optional && (uses.get(reference) ?? true));
    else this.uses.set(task, new Map([[reference, optional]]));
  }

  /** Declares that the caller passes a value; true when that is new. */
  public need(reference: Reference, usedBy: string, optional: boolean): boolean {
    const known = this.freeValues.get(reference);
    if (known) {
      const changes = known.optional && !optional;
      known.optional &&= optional;
      return changes;
    }
    this.freeValues = with1(this.freeValues, reference, {
      name: this.free(inputNames(reference)),
      reference,
      usedBy,
      optional,
    });
    return true;
  }

  /** Declares that an input artifact names its source. */
  public bind(name: string, reference: Reference, optional: boolean): void {
    this.bindings = [...this.bindings, { name, reference, usedBy: this.path, optional }];
  }

  /** Declares that the items of a loop write an output artifact under a key. */
  public collect(task: CallModel, output: string): void {
    this.keyed = with1(this.keyed, task, new Set(this.keyed.get(task)).add(output));
  }

  /** The declaration of an own parameter. */
  public parameter(name: string): Parameter | undefined {
    const { parameters } = this.node;
    return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  }

  /** The threaded parameters (not artifacts), with what they carry. */
  public get threaded(): readonly { name: string; encoding: Encoding }[] {
    return this.freeValues.size === 0
      ? NO_INPUTS
      : [...this.freeValues.values()]
          .filter((need) => !need.reference._isArtifact)
          .map((need) => ({ name: need.name, encoding: need.reference._encoding }));
  }

  /** The name of an input that the compiler itself adds: the same whenever it is asked for. */
  public added(name: string): string {
    let found = this.own.get(name);
    if (found === undefined) this.own = with1(this.own, name, (found = this.free([name, name])));
    return found;
  }

  /** A name for a threaded value: short where it is free, else told apart by its task, else numbered. */
  private free([short, long]: readonly [string, string]): string {
    const { parameters, artifacts } = this.node;
    const taken = (this.taken ??= new Set([...Object.keys(parameters), ...Object.keys(artifacts)]));
    let name = taken.has(short) ? long : short;
    for (let count = 2; taken.has(name); count++) name = `${long}-${count}`;
    taken.add(name);
    return name;
  }
}

/** The map with one more entry; the map itself when it is not the shared empty one. */
function with1<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return (map === NOTHING ? new Map<K, V>() : (map as Map<K, V>)).set(key, value);
}

function inputNames(reference: Reference): [string, string] {
  const source = reference._source;
  switch (source.kind) {
    case 'output':
      return [clean(source.name), clean(`${source.task.name}-${source.name}`)];
    case 'task':
      return [source.what, clean(`${source.task.name}-${source.what}`)];
    case 'input':
      return [clean(source.name), clean(`${source.template.place.id}-${source.name}`)];
    case 'item':
      return source.index ? ['index', 'loop-index'] : ['item', 'loop-item'];
    case 'variable':
      return [clean(source.name.split('.').pop()!), clean(source.name)];
    case 'global':
      return [clean(source.name), clean(`global-${source.name}`)];
    case 'field':
      return [clean(String(source.key)), clean(`${inputNames(source.base)[0]}-${source.key}`)];
    case 'decoded':
    case 'sub':
      return inputNames(source.base);
    case 'first':
      return inputNames(source.parts[0]);
    case 'object':
      return ['value', 'values'];
    case 'expr':
      return ['computed', 'computed-value'];
    case 'own':
      return [clean(source.name), clean(source.name)];
    case 'written':
      return [clean(source.tag), clean(source.tag)];
  }
}

function clean(name: string): string {
  return name.replace(/[^-A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '') || 'value';
}
