import { App, Chart, Testing, Yaml } from 'cdk8s';
import { podProcess, Machine } from './pod-process';
import { Repository } from './repository';
import { Workflow } from '../../lib';
import { pipelineOf } from '../../lib/dsl/definition';
import { assembled } from '../../lib/dsl/plan/assemble';
import { Plan } from '../../lib/dsl/plan/plan';
import { resultPlan } from '../../lib/dsl/plan/result';
import { ArgoRun, PodResult, Ran, RunPod } from '../oracle/argo-run';

/** What carries the pods of a pipeline out. */
export type Pods = (pod: RunPod, machine: Machine) => PodResult | Promise<PodResult>;

/** What a pipeline gave when Argo's own controller ran it, pod by pod. */
export interface Followed {
  readonly ran: Ran;
  /** What it returned; nothing where it did not succeed. */
  readonly value: unknown;
}

export interface Following extends Omit<Machine, 'repository'> {
  /** The command of the containers. */
  readonly program: readonly string[];
  readonly pods?: Pods;
}

/** The manifest of a pipeline of functions as one workflow. */
export function manifestOf(pipeline: any, args: Readonly<Record<string, unknown>>, program: readonly string[], image = 'program:1'): string {
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  const made = pipeline.define(chart, 'pipeline', { runner: { bind: () => ({ image, command: program }) } });
  new Workflow(chart, 'workflow', { pipeline: made, metadata: { generateName: 'run-' }, arguments: { ...args } });
  return Yaml.stringify(...Testing.synth(chart));
}

/** Runs a pipeline of functions by its manifest: Argo's controller decides what runs with what, real files go from pod to pod. */
export async function follow(argo: ArgoRun, pipeline: any, args: Readonly<Record<string, unknown>>, following: Following): Promise<Followed> {
  const { program, pods = podProcess, ...machine } = following;
  const repository = new Repository();
  try {
    const ran = await argo.run(manifestOf(pipeline, args, program), (pod) => pods(pod, { ...machine, repository }));
    if (ran.phase !== 'Succeeded') return { ran, value: undefined };
    const outputs = ran.nodes.find(({ templateName, outputs: left }) => templateName === 'pipeline' && left)?.outputs ?? {};
    const plan = Plan.of(pipelineOf(pipeline));
    const { result, arriving } = resultPlan(plan);
    const arrived = arriving.flatMap(({ name, output, form, json }): [string, unknown][] => {
      if (form === 'input') return [[name, Object.hasOwn(args, output) ? args[output] : pipelineOf(pipeline).parameters[output].default]];
      if (form === 'file') {
        const artifact = (outputs.artifacts ?? []).find((each: any) => each.name === output);
        return artifact?.s3 ? [[name, repository.read(artifact.s3.key)]] : artifact?.raw ? [[name, JSON.parse(artifact.raw.data)]] : [];
      }
      const { value } = outputs.parameters.find((each: any) => each.name === output);
      return [[name, json ? JSON.parse(value) : value]];
    });
    return { ran, value: assembled({ result }, Object.fromEntries(arrived)).result };
  } finally {
    repository.remove();
  }
}
