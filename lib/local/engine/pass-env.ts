import type { CompiledTemplate } from './template';
import { WHOLE_BELOW } from './variables';

type Values = Readonly<Record<string, unknown>>;

/** The inputs of a template, as tags and expressions read them. */
export class Inputs {
  readonly #template: CompiledTemplate;

  constructor(
    template: CompiledTemplate,
    public readonly parameters: Readonly<Record<string, string>>,
    public readonly artifacts: Values | undefined,
  ) {
    this.#template = template;
  }

  /** `inputs.parameters` as a whole. */
  public [WHOLE_BELOW](key: string): string | undefined {
    if (key !== 'parameters') return undefined;
    if (this.#template.parameters.length === 0) return 'null';
    return JSON.stringify(
      this.#template.parameters.map((parameter) => ({ ...parameter, value: this.parameters[parameter.name] })),
    );
  }
}

/** What a template knows but for its inputs. */
export interface Own {
  readonly workflow: Values;
  readonly node?: Values;
  readonly pod?: Values;
  readonly retries?: string;
  readonly lastRetry?: Values;
  /** The name of the task, or step, that calls it. */
  readonly caller?: { readonly kind: 'tasks' | 'steps'; readonly name: string };
}

/** What one pass over a template knows. What is undefined does not exist. */
export class PassEnv {
  [name: string]: unknown;
  public readonly workflow: Values;
  public readonly node: Values | undefined;
  public readonly pod: Values | undefined;
  public readonly retries: string | undefined;
  public readonly lastRetry: Values | undefined;
  // These names are read by simple tags only.
  public readonly 'tasks.name': string | undefined;
  public readonly 'steps.name': string | undefined;

  constructor(
    { workflow, node, pod, retries, lastRetry, caller }: Own,
    public readonly inputs: Inputs | undefined,
    public readonly outputs: Values | undefined,
  ) {
    this.workflow = workflow;
    this.node = node;
    this.pod = pod;
    this.retries = retries;
    this.lastRetry = lastRetry;
    this['tasks.name'] = caller?.kind === 'tasks' ? caller.name : undefined;
    this['steps.name'] = caller?.kind === 'steps' ? caller.name : undefined;
  }
}
