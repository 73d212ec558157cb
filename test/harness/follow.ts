import { App, Chart, Testing, Yaml } from 'cdk8s';
import { podProcess, Machine } from './pod-process';
import { Repository } from './repository';
import { requestOf } from './request';
import { Workflow } from '../../lib';
import { pipelineOf } from '../../lib/dsl/definition';
import { assembled } from '../../lib/dsl/plan/assemble';
import { planOf } from '../../lib/dsl/plan/plan';
import { ResultPart, resultPlan } from '../../lib/dsl/plan/result';
import { ArgoRun, PodResult, Ran, RunOptions, RunPod } from '../oracle/argo-run';

type Arguments = Readonly<Record<string, unknown>>;

/** What carries the pods of a pipeline out. */
export type Pods = (pod: RunPod, machine: Machine) => PodResult | Promise<PodResult>;

/** What a pipeline gave when Argo's own controller ran it, pod by pod. */
export interface Followed {
  readonly ran: Ran;
  /** What it returned; nothing where it did not succeed. */
  readonly value: unknown;
}

export interface Following extends Omit<Machine, 'repository'> {
  /** What is done for each pod; by default a real process does it. */
  readonly pods?: Pods;
  /** What somebody says to a node that waits; otherwise each is resumed at once, with its defaults. */
  readonly resume?: RunOptions['resume'];
}

/** The manifest of a pipeline of functions as one workflow. */
export function manifestOf(pipeline: any, args: Arguments, program: readonly string[], image = 'program:1'): string {
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  const made = pipeline.define(chart, 'pipeline', { runner: { bind: () => ({ image, command: program }) } });
  new Workflow(chart, 'workflow', { pipeline: made, metadata: { generateName: 'run-' }, arguments: { ...args } });
  return Yaml.stringify(...Testing.synth(chart));
}

/** Runs a pipeline of functions as a workflow: Argo's controller decides what runs with what, real files go from pod to pod. */
export async function follow(
  argo: ArgoRun,
  pipeline: any,
  args: Arguments,
  following: Following & { readonly program: readonly string[] },
): Promise<Followed> {
  const { program } = following;
  return followed(
    argo,
    { manifest: manifestOf(pipeline, args, program), template: 'pipeline' },
    pipeline,
    args,
    following,
  );
}

/** Runs the WorkflowTemplate of a pipeline of functions. */
export async function followManifest(
  argo: ArgoRun,
  manifest: string,
  template: string,
  pipeline: any,
  args: Arguments,
  following: Following,
): Promise<Followed> {
  const submitted = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return followed(argo, { manifest, template, submitted }, pipeline, args, following);
}

/** Why a workflow did not succeed. */
export function complaints({ phase, message, nodes }: Ran): string[] {
  if (phase === 'Succeeded') return [];
  const failed = nodes.filter((node) => node.message && ['Failed', 'Error'].includes(node.phase));
  return [`${phase}: ${message}`, ...failed.map((node) => `${node.name}: ${node.message}`)];
}

interface What {
  readonly manifest: string;
  /** The template of the pipeline itself. */
  readonly template: string;
  readonly submitted?: Readonly<Record<string, string>>;
}

async function followed(
  argo: ArgoRun,
  { manifest, template, submitted }: What,
  pipeline: any,
  args: Arguments,
  following: Following,
): Promise<Followed> {
  const { pods = podProcess, resume } = following;
  const machine = { ...following, repository: new Repository() };
  const options = { ...(submitted && { arguments: submitted }), ...(resume && { resume }) };
  try {
    const ran = await argo.run(manifest, (pod) => (pod.request ? requestOf(pod) : pods(pod, machine)), options);
    return {
      ran,
      value: ran.phase === 'Succeeded' ? valueOf(ran, template, pipeline, args, machine.repository) : undefined,
    };
  } finally {
    machine.repository.remove();
  }
}

/** What the pipeline returned, from what its node left. */
function valueOf(ran: Ran, template: string, pipeline: any, args: Arguments, repository: Repository): unknown {
  // A pipeline that calls itself has more nodes, inside of the first one.
  const [node] = ran.nodes
    .filter((each) => each.templateName === template)
    .sort((a, b) => a.name.length - b.name.length);
  const definition = pipelineOf(pipeline);
  const { result, parts } = resultPlan(planOf(definition));
  const arrived = parts.flatMap((part): [string, unknown][] => {
    if (part.from === 'input') {
      return [
        [part.name, Object.hasOwn(args, part.output) ? args[part.output] : definition.parameters[part.output].default],
      ];
    }
    const found = leftBy(node?.outputs ?? {}, part, repository);
    return found === undefined ? [] : [[part.name, found]];
  });
  return assembled({ result }, Object.fromEntries(arrived)).result;
}

function leftBy(outputs: any, { from, output, json, serializer }: ResultPart, repository: Repository): unknown {
  const named = (list: readonly any[] = []) => list.find((each) => each.name === output);
  if (from === 'parameter') {
    const value = named(outputs.parameters)?.value;
    return value === undefined ? undefined : json ? JSON.parse(value) : value;
  }
  const artifact = named(outputs.artifacts);
  return artifact?.s3 ? repository.read(artifact.s3.key, serializer) : artifact?.raw && JSON.parse(artifact.raw.data);
}
