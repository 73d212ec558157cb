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
import type { Call } from '../graph';
import { Left } from '../plan/demands';
import { Form } from '../plan/forms';
import { partsName, textName } from '../plan/names';
import { Arriving, Assembly } from '../plan/physical';
import { Plan } from '../plan/plan';
import { serializerOf, serializerOfLeft } from '../plan/serializers';
import type { RunnerParts } from '../runner/runner';

const INPUTS = '/tmp/inputs';
const OUTPUTS = '/tmp/outputs';

/** A call of a function: a container that runs the program, with the protocol of its entry. */
export function functionTask(call: Call, env: Env, plan: Plan, values: Values, runner: RunnerParts): TaskBase {
  const { arriving, inputs: assemblies, left } = plan.functionOf(call);
  const named = (form: Form) => arriving.filter((each) => each.form === form).map(({ name }) => name);
  const known = `${plan.addressOf(call)}${constantsIn(assemblies)}`;
  const options = containerOptions(plan.program.optionsOf(call), () =>
    memoKey(`${env.pipeline.node.path}/${call.id}`, known, named('text'), named('file')),
  );
  const inputs: Record<string, any> = {};
  const parameters: Record<string, Parameter> = {};
  const artifacts: Record<string, Artifact> = {};
  for (const each of arriving) {
    const path = `${INPUTS}/${each.name}`;
    if (each.form === 'text') {
      const raw = !traitsOf(serializerOf(each.leaf, plan.program, plan.shapes)).json;
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
      plan.addressOf(call),
      ...arriving.flatMap(({ name }) => ['--input', name, `${INPUTS}/${name}`]),
      ...left.flatMap(({ name }) => ['--output', name, `${OUTPUTS}/${name}`]),
    ],
    parameters,
    artifacts,
    outputs: Object.fromEntries(
      left.flatMap((each) => outputsOf(each, serializerOfLeft(call, each, plan.program, plan.shapes))),
    ),
    volumes: { ...(left.length > 0 && { [OUTPUTS]: Volume.emptyDir('outputs') }), ...runner.volumes, ...volumes },
    arguments: inputs,
    ...taskOptions(call, env, values, plan.carrier),
  });
}

/** A sign of the constants among the inputs of a function, which are in the program and not in the manifest. */
function constantsIn(inputs: Readonly<Record<string, Assembly>>): string {
  const text = JSON.stringify(inputs);
  return text.includes('"kind":"literal"') ? `-${createHash('sha256').update(text).digest('hex').slice(0, 8)}` : '';
}

/** What arrives as text: JSON, or what another serializer wrote as it is. */
function textOf({ leaf, others, optional }: Arriving, env: Env, values: Values, raw: boolean): Reference {
  const [first, ...rest] = [leaf, ...others].map((each) =>
    raw ? values.text(each, env).reference : values.json(values.text(each, env)),
  );
  const merged = rest.length > 0 ? Reference.firstOf(first, ...rest) : first;
  return optional ? merged.orElse(null) : merged;
}

function outputsOf({ name, file, text, parts }: Left, serializer: Serializer): [string, Output][] {
  const path = `${OUTPUTS}/${name}`;
  const type = traitsOf(serializer).json ? ParameterType.JSON : ParameterType.STRING;
  return [
    ...(file || parts ? [[name, Output.artifact(path, { archive: Archive.none() })] as [string, Output]] : []),
    ...(text ? [[textName(name, file || parts), Output.parameter(path, { type })] as [string, Output]] : []),
    ...(parts
      ? [
          [partsName(name), Output.parameter(`${path}/partitions.json`, { type: ParameterType.JSON })] as [
            string,
            Output,
          ],
        ]
      : []),
  ];
}
