import { runDag } from './dag';
import { inputsOf, substitute, Variables } from './substitute';

export type Phase = 'Succeeded' | 'Failed' | 'Skipped' | 'Omitted';

/** What a node leaves behind. */
export interface Outputs {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, unknown>>;
  readonly result?: string;
}

export interface Ended {
  readonly phase: Phase;
  readonly outputs?: Outputs;
}

export interface Arguments {
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
  readonly artifacts?: readonly any[];
}

/** A pod as Kubernetes gets it: the template after the last pass. */
export interface Pod {
  /** The names of the tasks on the way to it, items of loops with their index. */
  readonly path: readonly string[];
  readonly template: any;
}

/** What a pod does. */
export type Leaf = (pod: Pod) => Ended;

/** A workflow that does not end: a random condition may never stop a recursion. */
export class Runaway extends Error {}

/**
 * Runs a workflow spec as Argo's controller does, as far as texts and values are concerned: which passes of substitution a text
 * goes through, what each of them knows, and what values of tasks become.
 */
export class Engine {
  public readonly pods: Pod[] = [];
  /** What became of every call, by its path. */
  public readonly ends = new Map<string, Ended>();
  /** For each task that had a condition, what became of it. */
  public readonly decisions = new Map<string, boolean>();
  public readonly globals: Record<string, string>;

  constructor(private readonly spec: any, private readonly leaf: Leaf, private readonly referenced: Readonly<Record<string, any>> = {}) {
    this.globals = {
      'workflow.name': 'the-name',
      'workflow.namespace': 'the-namespace',
      'workflow.uid': 'the-uid',
      'workflow.duration': '1.5',
      'workflow.serviceAccountName': 'the-account',
      'workflow.creationTimestamp': '2026-01-01T00:00:00Z',
      'workflow.mainEntrypoint': spec.entrypoint,
    };
    for (const { name, value } of spec.arguments?.parameters ?? []) this.globals[`workflow.parameters.${name}`] = value;
  }

  /** Runs the entrypoint. */
  public run(): Ended {
    return this.call({ template: this.spec.entrypoint }, this.spec.arguments ?? {}, []);
  }

  /** Runs the exit handler, which knows how the workflow ended. */
  public exit(status: string, failures: unknown): void {
    if (!this.spec.onExit) return;
    Object.assign(this.globals, { 'workflow.status': status, 'workflow.failures': JSON.stringify(JSON.stringify(failures)) });
    this.call({ template: this.spec.onExit }, this.spec.arguments ?? {}, ['exit']);
  }

  /**
   * Runs what a task calls.
   *
   * @param home the templates of the object in which the task stands
   */
  public call(task: any, args: Arguments, path: readonly string[], home: readonly any[] = this.spec.templates): Ended {
    const end = this.template(task, args, path, home);
    this.ends.set(path.join('.'), end);
    return end;
  }

  private template({ template: name, templateRef }: any, args: Arguments, path: readonly string[], home: readonly any[]): Ended {
    if (path.length > 12 || this.pods.length > 200) throw new Runaway('too many calls');
    const templates = templateRef ? this.referenced[templateRef.name] : home;
    const template = templates.find((each: any) => each.name === (templateRef?.template ?? name));
    if (!template) throw new Error(`no template ${name ?? templateRef.template}`);
    const isPod = template.container !== undefined || template.script !== undefined;
    const node = { 'node.name': ['root', ...path].join('.') };
    const known = { ...node, ...(isPod && !template.retryStrategy ? { 'pod.name': 'the-pod' } : {}) };
    const filled = withArguments(template, args);
    if (JSON.stringify(filled.inputs).length > 500_000) throw new Runaway('too much data');
    const processed = this.process(filled, known);
    const end = processed.dag ? runDag(this, processed, path, templates)
      : processed.suspend ? { phase: 'Succeeded' as const, outputs: { parameters: answersOf(processed), artifacts: {} } } : this.runPod(processed, path, node);
    this.export(processed, end);
    return end;
  }

  private runPod(template: any, path: readonly string[], node: Variables): Ended {
    const retries = { 'retries': '0', 'lastRetry.exitCode': '0', 'lastRetry.status': '', 'lastRetry.duration': '0', 'lastRetry.message': '' };
    const attempt = template.retryStrategy ? this.process(template, { ...node, ...retries, 'pod.name': 'the-pod' }) : template;
    const variables = { ...this.globals, ...inputsOf(attempt), 'pod.name': 'the-pod' };
    // The template also stands in the pod as JSON in a text, where the executor reads it.
    const { pod, copy } = substitute({ pod: attempt, copy: JSON.stringify(attempt) }, variables);
    if (JSON.stringify(JSON.parse(copy)) !== JSON.stringify(pod)) throw new Error(`the executor's template differs: ${copy}`);
    const made: Pod = { path, template: pod };
    this.pods.push(made);
    return this.leaf(made);
  }

  /** Outputs with a global name are known in the whole workflow. */
  private export({ outputs }: any, end: Ended): void {
    for (const { name, globalName } of outputs?.parameters ?? []) {
      const value = end.outputs?.parameters[name];
      if (globalName && value !== undefined) this.globals[`workflow.outputs.parameters.${globalName}`] = value;
    }
  }

  /** The two passes over a template that is about to run. */
  private process(template: any, local: Variables): any {
    const known = { ...this.globals, ...local };
    const first = substitute(template, known);
    return substitute(first, { ...known, ...inputsOf(first), ...pathsOf(first) });
  }
}

function withArguments(template: any, args: Arguments): any {
  const parameters = template.inputs?.parameters?.map((parameter: any) => {
    const value = args.parameters?.find(({ name }) => name === parameter.name)?.value ?? parameter.default;
    if (typeof value !== 'string') throw new Error(`${template.name}: inputs.parameters.${parameter.name} was not supplied`);
    return { ...parameter, value };
  });
  const artifacts = template.inputs?.artifacts?.flatMap((artifact: any) => {
    const given = args.artifacts?.find(({ name }) => name === artifact.name);
    if (given) return [{ ...given, path: artifact.path, mode: artifact.mode }];
    if (artifact.raw || artifact.s3) return [artifact];
    if (!artifact.optional) throw new Error(`${template.name}: inputs.artifacts.${artifact.name} was not supplied`);
    return [];
  });
  return { ...template, inputs: { parameters, artifacts } };
}

function pathsOf({ inputs, outputs }: any): Variables {
  const artifacts = [['inputs', inputs?.artifacts], ['outputs', outputs?.artifacts]] as const;
  return Object.fromEntries([
    ...artifacts.flatMap(([kind, list]) => (list ?? []).filter(({ path }: any) => path).map(({ name, path }: any) => [`${kind}.artifacts.${name}.path`, path])),
    ...(outputs?.parameters ?? []).filter(({ valueFrom }: any) => valueFrom.path).map(({ name, valueFrom }: any) => [`outputs.parameters.${name}.path`, valueFrom.path]),
  ]);
}

/** When somebody resumes without an answer, it is the default of the input. */
function answersOf({ inputs, outputs }: any): Record<string, string> {
  return Object.fromEntries((outputs?.parameters ?? []).map(({ name }: any) => [name, inputs.parameters.find((input: any) => input.name === name).value]));
}
