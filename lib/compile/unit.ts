import type { TaskNode, TemplateNode } from './model';
import { shownPath } from '../spec/path';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';
import { Carrier } from '../value/value-type';

/** A value that a template needs from its caller: it becomes an input of the template. */
export interface Need {
  readonly name: string;
  readonly reference: Reference;
  /** Where it was first used, for messages. */
  readonly usedBy: string;
  /** Whether every use accepts that the artifact does not exist. */
  optional: boolean;
}

/** What the compiler knows of one template: its inputs, and later its names and dependencies. */
export class Unit {
  /** Parameters that the body refers to and the caller passes, by reference. */
  public readonly needs = new Map<Reference, Need>();
  /** Input artifacts of a leaf that name their source. */
  public readonly bindings: Need[] = [];
  /** Tasks of loops whose output artifacts are collected: they write under a key. */
  public readonly keyed = new Map<TaskNode, Set<string>>();
  /** The references that each task of a pipeline reads: in its own fields, and because its template needs them. */
  private readonly uses = new Map<TaskNode, Set<Reference>>();
  /** The longest chain of calls below, this template included. */
  public depth = 1;

  private readonly taken: Set<string>;

  constructor(public readonly node: TemplateNode) {
    const { parameters, artifacts } = node._template;
    this.taken = new Set([...Object.keys(parameters), ...Object.keys(artifacts)]);
  }

  public get path(): string {
    return shownPath(this.node);
  }

  public usesOf(task: TaskNode): Set<Reference> {
    let uses = this.uses.get(task);
    if (!uses) this.uses.set(task, uses = new Set());
    return uses;
  }

  /** Declares that the caller passes a value; true when that is new. */
  public need(reference: Reference, usedBy: string, optional: boolean): boolean {
    const known = this.needs.get(reference);
    if (known) {
      const changes = optional && !known.optional;
      known.optional ||= optional;
      return changes;
    }
    this.needs.set(reference, { name: this.free(reference), reference, usedBy, optional });
    return true;
  }

  /** The declaration of an own parameter. */
  public parameter(name: string): Parameter | undefined {
    const { parameters } = this.node._template;
    return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  }

  /** The threaded parameters (not artifacts), with what they carry. */
  public get threaded(): { name: string; carrier: Carrier }[] {
    return [...this.needs.values()].filter((need) => !need.reference._isArtifact)
      .map((need) => ({ name: need.name, carrier: need.reference._carrier }));
  }

  /** A name for a threaded value: short where it is free, else told apart by its task, else numbered. */
  private free(reference: Reference): string {
    const [short, long] = inputNames(reference);
    let name = this.taken.has(short) ? long : short;
    for (let count = 2; this.taken.has(name); count++) name = `${long}-${count}`;
    this.taken.add(name);
    return name;
  }
}

function inputNames(reference: Reference): [string, string] {
  const source = reference._source;
  switch (source.kind) {
    case 'output': return [clean(source.name), clean(`${source.task._call.name}-${source.name}`)];
    case 'task': return [source.what, clean(`${source.task._call.name}-${source.what}`)];
    case 'input': return [clean(source.name), clean(`${source.template.node.id}-${source.name}`)];
    case 'item': return source.index ? ['index', 'loop-index'] : ['item', 'loop-item'];
    case 'variable': return [clean(source.name.split('.').pop()!), clean(source.name)];
    case 'global': return [clean(source.name), clean(`global-${source.name}`)];
    case 'field': return [clean(String(source.key)), clean(`${inputNames(source.base)[0]}-${source.key}`)];
    case 'first': return inputNames(source.parts[0]);
    case 'object': return ['value', 'values'];
    case 'own': return [clean(source.name), clean(source.name)];
  }
}

function clean(name: string): string {
  return name.replace(/[^-A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '') || 'value';
}
