import { IConstruct } from 'constructs';
import { ContainerOptions } from './container-options';
import { isPlainObject } from '../spec/merge';
import { own, put } from '../spec/own';
import { invalidate } from '../spec/revision';
import { ScopeRegistry } from '../spec/scope-registry';

/**
 * Defaults for all container and script templates below a scope, for example the image or the retries of a team. A nearer
 * scope goes before a farther one, and the template's own props before both; maps merge, lists append.
 */
export class TaskDefaults {
  /** @internal */
  public static readonly _registry = new ScopeRegistry('task-defaults', () => new TaskDefaults());

  /**
   * The defaults that belong to a scope: an App, a Chart, a Pipeline, any construct.
   *
   * @param scope the construct below which the defaults hold
   */
  public static of(scope: IConstruct): TaskDefaults {
    return TaskDefaults._registry.of(scope);
  }

  private readonly options: ContainerOptions[] = [];

  private constructor() {}

  /**
   * Adds defaults; later ones go before earlier ones.
   *
   * @param options any of the options of container and script templates
   */
  public add(options: ContainerOptions): TaskDefaults {
    this.options.push(options);
    invalidate();
    return this;
  }

  /** @internal */
  public get _options(): readonly ContainerOptions[] {
    return this.options;
  }
}

/** The options of a template, completed by the defaults of the scopes around it. */
export function withDefaults<T extends ContainerOptions>(scope: IConstruct, options: T): T {
  if (!TaskDefaults._registry.used) return options;
  const layers = TaskDefaults._registry.at(scope).flatMap((defaults) => defaults._options);
  return layers.length === 0 ? options : [...layers, options].reduce<any>(layer, {});
}

function layer(below: Record<string, any>, above: Record<string, any>): Record<string, any> {
  const result = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === undefined) continue;
    const known = own(result, key);
    if (Array.isArray(known) && Array.isArray(value)) put(result, key, [...known, ...value]);
    else if (isPlainObject(known) && isPlainObject(value)) put(result, key, layer(known, value));
    else put(result, key, value);
  }
  return result;
}
