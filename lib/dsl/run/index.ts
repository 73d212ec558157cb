import { resolve } from 'node:path';
import { compiled } from './compiled';
import { functions } from './functions';
import { partitionsIn } from './partitions';
import { errors } from '../../errors';
import type { RunOptions, RunNode } from '../../local/options';
import type { Result } from '../../local/result';
import { run as runWorkflow } from '../../local/run';
import { serializers } from '../../serializer/serializers';
import type { PipelineDefinition } from '../graph';
import { assembled } from '../plan/assemble';
import { type Plan, planOf } from '../plan/plan';
import { resultPlan } from '../plan/result';

/** Runs a pipeline on this machine, its functions in this process, and gives what it returns. */
export async function runPipeline(
  definition: PipelineDefinition,
  parameters: Readonly<Record<string, unknown>>,
  options: RunOptions = {},
): Promise<unknown> {
  const plan = planOf(definition);
  const args = checked(definition, parameters);
  const { spec, template } = compiled(definition);
  const result = await runWorkflow(
    { metadata: { generateName: `${definition.name}-` }, kind: 'Workflow', spec: spec(args) },
    {},
    {
      ...options,
      executors: [...functions(definition, entryOf(options)), ...(options.executors ?? [])],
    },
  );
  if (result.error) throw result.error;
  return valueOf(plan, result, template, args);
}

/** Runs a pipeline as one node: of the container entry, or with all of it in one pod. */
export async function runNode(
  definition: unknown,
  inputs: Record<string, unknown>,
  { signal }: { readonly signal: AbortSignal },
): Promise<unknown> {
  return runPipeline(definition as PipelineDefinition, inputs, { signal });
}

function entryOf({ entry }: RunOptions): string | undefined {
  return entry === undefined ? undefined : String(entry).startsWith('file:') ? String(entry) : resolve(String(entry));
}

/** The parameters of a run, each as its declaration takes it. */
function checked(
  { name: pipeline, parameters }: PipelineDefinition,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(parameters, name)) throw errors.unknownParameterOf(pipeline, name, Object.keys(parameters));
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, spec]) => {
      const value = given[name] === undefined ? spec.default : given[name];
      if (value === undefined) throw errors.missingParameter(pipeline, name);
      try {
        return [name, spec.parse(value)];
      } catch (error) {
        throw errors.badParameter(pipeline, name, (error as Error).message);
      }
    }),
  );
}

/** What the pipeline returned, from what its node left. */
function valueOf(plan: Plan, { node }: Result, template: string, args: Readonly<Record<string, unknown>>): unknown {
  const { result, parts } = resultPlan(plan);
  // A template of the compiler's own may be around, which makes the arguments safe.
  const own = node.template === template ? node : node.children?.find((child: RunNode) => child.template === template);
  const { parameters = {}, artifacts = {} } = own?.outputs ?? {};
  const arrived = parts.flatMap(({ name, from, output, json, serializer }): [string, unknown][] => {
    if (from === 'input') return [[name, args[output]]];
    if (from === 'parameter') {
      return Object.hasOwn(parameters, output)
        ? [[name, json ? JSON.parse(parameters[output]) : parameters[output]]]
        : [];
    }
    const handle = artifacts[output]?.handle;
    return handle ? [[name, read(handle, serializer)]] : [];
  });
  return assembled({ result }, Object.fromEntries(arrived)).result;
}

function read(
  handle: NonNullable<NonNullable<RunNode['outputs']>['artifacts'][string]['handle']>,
  serializer = serializers.json(),
): unknown {
  if (!handle.isFolder) return serializer.read(handle.bytes());
  return partitionsIn(handle).map((each) => read(each, serializer));
}
