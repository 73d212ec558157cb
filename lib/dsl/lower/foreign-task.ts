import { Env } from './env';
import { containerOptions, durationIn, durationOf, memoKey, retryOf, taskOptions } from './options';
import { Values } from './values';
import { ApprovalTask } from '../../pipeline/approval-task';
import { ContainerTask } from '../../pipeline/container-task';
import { HttpTask } from '../../pipeline/http-task';
import { ScriptTask } from '../../pipeline/script-task';
import type { TaskBase } from '../../pipeline/task-base';
import { isPlain } from '../../spec/printable';
import { Archive } from '../../value/archive';
import { Artifact } from '../../value/artifact';
import { ArtifactLocation } from '../../value/artifact-location';
import { Input } from '../../value/input';
import { Output } from '../../value/output';
import { Parameter } from '../../value/parameter';
import { Reference } from '../../value/reference';
import { ParameterType } from '../../value/value-type';
import type { ApprovalSpec, Call, ContainerSpec, HttpSpec, ParameterSpec, TaskDefinition } from '../graph';
import { optionsOf } from '../plan/options-of';
import type { Plan } from '../plan/plan';
import type { Shape } from '../plan/shape';
import { textParts } from '../tokens';

/** A call of something that is not a function of the program. */
export function foreignTask(call: Call, env: Env, plan: Plan, values: Values): TaskBase {
  const { body } = call.callee as TaskDefinition;
  switch (body.kind) {
    case 'container':
      return containerTask(call, body.container, env, plan, values);
    case 'http':
      return httpTask(call, body.http, env, plan, values);
    case 'approval':
      return approvalTask(call, body.approval, env, plan, values);
    case 'function':
      throw new Error('a function runs in the program');
  }
}

function containerTask(call: Call, spec: ContainerSpec, env: Env, plan: Plan, values: Values): TaskBase {
  const parameters: Record<string, Parameter> = {};
  const artifacts: Record<string, Artifact> = {};
  const inputs: Record<string, any> = {};
  for (const [name, declared] of Object.entries(spec.inputs)) {
    const value = plan.index.inputsOf(call)[name];
    const shape = value && plan.shapes.of(value);
    if (declared.kind === 'text') {
      parameters[name] = Parameter.string(declared.default === undefined ? {} : { default: String(declared.default) });
      if (shape) inputs[name] = textOf(shape, env, values);
    } else if (shape?.kind === 'leaf' && shape.pick.length === 0 && plan.transports.of(shape.leaf) === 'artifact') {
      artifacts[name] = Artifact.at(declared.path);
      inputs[name] = values.file(shape.leaf, env);
    } else {
      // What is text in the manifest becomes a file of JSON.
      parameters[`${name}-json`] = Parameter.json();
      artifacts[name] = Artifact.at(declared.path, {
        location: ArtifactLocation.raw(`${Input.parameter(`${name}-json`)}`),
      });
      inputs[`${name}-json`] = shape ? values.argument(shape, env) : null;
    }
  }
  const { templateOverrides, ...options } = containerOptions(optionsOf(call), () =>
    memoKey(
      `${env.pipeline.node.path}/${call.id}`,
      call.callee.name,
      Object.keys(parameters),
      Object.keys(artifacts).filter((name) => !(`${name}-json` in parameters)),
    ),
  );
  const printed = Object.values(spec.outputs).find(({ path }) => path === undefined);
  const shared = {
    ...options,
    ...(templateOverrides && { templateOverrides }),
    ...(spec.image && { image: spec.image }),
    command: spec.command.map(withInputs),
    env: {
      ...options.env,
      ...Object.fromEntries(Object.entries(spec.env ?? {}).map(([name, text]) => [name, withInputs(text)])),
    },
    parameters,
    artifacts,
    outputs: Object.fromEntries(
      Object.entries(spec.outputs)
        .filter(([, { path }]) => path !== undefined)
        .map(([name, { path, type }]) => [
          name,
          type === 'file'
            ? Output.artifact(path!, { archive: Archive.none() })
            : Output.parameter(path!, { type: type === 'json' ? ParameterType.JSON : ParameterType.STRING }),
        ]),
    ),
    resultType: printed && (printed.type === 'json' ? Parameter.json() : Parameter.string()),
    arguments: inputs,
    ...taskOptions(call, env, values, plan.index),
  };
  if (spec.source !== undefined) return new ScriptTask(env.pipeline, call.id, { ...shared, source: spec.source });
  return new ContainerTask(env.pipeline, call.id, { ...shared, ...(spec.args && { args: spec.args.map(withInputs) }) });
}

/** A text of any value, as it would be written by hand: texts without quotes. */
function textOf(shape: Shape, env: Env, values: Values): Reference | string {
  if (shape.kind === 'leaf') return values.value(values.text(shape.leaf, env), shape.pick);
  const value = values.argument(shape, env);
  if (value instanceof Reference) return value._encoding === 'json' ? value._decoded : value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text with inputs in it. */
function withInputs(text: string): string {
  return textParts(text)
    .map((part) => (typeof part === 'string' ? part : `${Input.parameter(part.input)}`))
    .join('');
}

function httpTask(call: Call, spec: HttpSpec, env: Env, plan: Plan, values: Values): TaskBase {
  const { retry } = optionsOf(call);
  // Inside of the body an input is JSON, so no value can change what is around it; elsewhere it is text.
  const inBody = new Set(
    spec.body === undefined
      ? []
      : textParts(spec.body).flatMap((part) => (typeof part === 'string' ? [] : [part.input])),
  );
  const inputs = Object.entries(plan.index.inputsOf(call)).map(([name, value]) => {
    const shape = plan.shapes.of(value);
    if (inBody.has(name)) return [name, Parameter.json(), values.argument(shape, env)] as const;
    const text = textOf(shape, env, values);
    return [name, textParameter(text), text] as const;
  });
  return new HttpTask(env.pipeline, call.id, {
    url: withInputs(spec.url),
    ...(spec.method && { method: spec.method }),
    ...(spec.headers && {
      headers: Object.fromEntries(Object.entries(spec.headers).map(([name, text]) => [name, withInputs(text)])),
    }),
    ...(spec.body !== undefined && { body: withInputs(spec.body) }),
    ...(spec.timeoutSeconds && { requestTimeout: durationIn(spec.timeoutSeconds * 1000) }),
    ...(spec.successCondition && { successCondition: spec.successCondition }),
    resultType: spec.result === 'json' ? Parameter.json() : undefined,
    ...(retry && { retry: retryOf(retry) }),
    parameters: Object.fromEntries(inputs.map(([name, parameter]) => [name, parameter])),
    arguments: Object.fromEntries(inputs.map(([name, , value]) => [name, value])),
    ...taskOptions(call, env, values, plan.index),
  });
}

/** Numbers, choices, and fixed texts in which Argo reads nothing need no guard, which there is none for in a request. */
function textParameter(text: Reference | string): Parameter {
  if (typeof text === 'string') return Parameter.string({ trusted: isPlain(text) });
  return text._encoding === 'scalar' ? Parameter.number() : Parameter.string({ trusted: text._encoding === 'plain' });
}

function approvalTask(call: Call, spec: ApprovalSpec, env: Env, plan: Plan, values: Values): TaskBase {
  return new ApprovalTask(env.pipeline, call.id, {
    ...(spec.duration && { duration: durationOf(spec.duration) }),
    answers: Object.fromEntries(
      Object.entries(spec.answers ?? {}).map(([name, answer]) => [name, parameterOf(answer)]),
    ),
    ...taskOptions(call, env, values, plan.index),
  });
}

/** A declared parameter as one of the constructs. */
export function parameterOf({ type, choices, default: otherwise, description }: ParameterSpec): Parameter {
  const options = { ...(otherwise !== undefined && { default: otherwise }), ...(description && { description }) };
  if (choices) return Parameter.enum([...choices], options);
  return Parameter[type](options);
}
