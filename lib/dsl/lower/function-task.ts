import { createHash } from 'node:crypto';
import { Env } from './env';
import { containerOptions, memoKey, taskOptions } from './options';
import { Values } from './values';
import { ContainerTask } from '../../pipeline/container-task';
import type { TaskBase } from '../../pipeline/task-base';
import { Serializer, traitsOf } from '../../serializer/serializer';
import { Archive } from '../../value/archive';
import { Artifact } from '../../value/artifact';
import { ArtifactLocation } from '../../value/artifact-location';
import { Input } from '../../value/input';
import { Output } from '../../value/output';
import { Parameter } from '../../value/parameter';
import { Reference } from '../../value/reference';
import { ParameterType } from '../../value/value-type';
import { Volume } from '../../value/volume';
import type { Call, Transport } from '../graph';
import { parameterName, partitionsName } from '../plan/names';
import type { Assembly, NodeInput } from '../plan/node-io';
import type { NodeOutput } from '../plan/node-outputs';
import { optionsOf } from '../plan/options-of';
import type { Plan } from '../plan/plan';
import type { RunnerParts } from '../runner/runner';

const INPUTS = '/tmp/inputs';
const OUTPUTS = '/tmp/outputs';

/** A call of a function: a container that runs the program, with the protocol of its entry. */
export function functionTask(call: Call, env: Env, plan: Plan, values: Values, runner: RunnerParts): TaskBase {
  const { inputs: files, args, outputs } = plan.functions.get(call)!;
  const address = plan.addresses.get(call)!;
  const named = (transport: Transport) => files.filter((each) => each.transport === transport).map(({ name }) => name);
  const known = `${address}${constantsIn(args)}`;
  const options = containerOptions(optionsOf(call), () =>
    memoKey(`${env.pipeline.node.path}/${call.id}`, known, named('parameter'), named('artifact')),
  );
  const inputs: Record<string, any> = {};
  const parameters: Record<string, Parameter> = {};
  const artifacts: Record<string, Artifact> = {};
  for (const each of files) {
    const path = `${INPUTS}/${each.name}`;
    if (each.transport === 'parameter') {
      const raw = !traitsOf(plan.formats.of(each.leaf)).json;
      const text = textOf(each, env, values, raw);
      // Numbers need no guard, so their manifest is plain.
      parameters[each.name] = raw
        ? Parameter.string()
        : text._encoding === 'scalar'
          ? Parameter.number()
          : Parameter.json();
      artifacts[`${each.name}-file`] = Artifact.at(path, {
        location: ArtifactLocation.raw(`${Input.parameter(each.name)}`),
      });
      inputs[each.name] = text;
    } else {
      artifacts[each.name] = Artifact.at(path, each.optional ? { optional: true } : {});
      inputs[each.name] = values.file(each.leaf, env);
    }
  }
  const { volumes, ...more } = options;
  return new ContainerTask(env.pipeline, call.id, {
    image: runner.image,
    ...more,
    command: [...runner.command],
    args: [
      '--node-name',
      address,
      ...files.flatMap(({ name }) => ['--input', name, `${INPUTS}/${name}`]),
      ...outputs.flatMap(({ name }) => ['--output', name, `${OUTPUTS}/${name}`]),
    ],
    parameters,
    artifacts,
    outputs: Object.fromEntries(outputs.flatMap((each) => outputsOf(each, plan.formats.ofOutput(call, each.path)))),
    volumes: { ...(outputs.length > 0 && { [OUTPUTS]: Volume.emptyDir('outputs') }), ...runner.volumes, ...volumes },
    arguments: inputs,
    ...taskOptions(call, env, values, plan.index),
  });
}

/** A sign of the constants among the inputs of a function, which are in the program and not in the manifest. */
function constantsIn(inputs: Readonly<Record<string, Assembly>>): string {
  const text = JSON.stringify(inputs);
  return text.includes('"kind":"literal"') ? `-${createHash('sha256').update(text).digest('hex').slice(0, 8)}` : '';
}

/** What arrives as text: JSON, or what another serializer wrote as it is. */
function textOf({ leaf, others, optional }: NodeInput, env: Env, values: Values, raw: boolean): Reference {
  const [first, ...rest] = [leaf, ...others].map((each) =>
    raw ? values.text(each, env).reference : values.json(values.text(each, env)),
  );
  const merged = rest.length > 0 ? Reference.firstOf(first, ...rest) : first;
  return optional ? merged.orElse(null) : merged;
}

function outputsOf(output: NodeOutput, serializer: Serializer): [string, Output][] {
  const { name, artifact, parameter, partitions } = output;
  const path = `${OUTPUTS}/${name}`;
  const type = traitsOf(serializer).json ? ParameterType.JSON : ParameterType.STRING;
  return [
    ...(artifact || partitions ? [[name, Output.artifact(path, { archive: Archive.none() })] as [string, Output]] : []),
    ...(parameter ? [[parameterName(output), Output.parameter(path, { type })] as [string, Output]] : []),
    ...(partitions
      ? [
          [partitionsName(name), Output.parameter(`${path}/partitions.json`, { type: ParameterType.JSON })] as [
            string,
            Output,
          ],
        ]
      : []),
  ];
}
