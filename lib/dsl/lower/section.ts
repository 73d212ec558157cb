import { Env, ItemReferences } from './env';
import { foreignTask, parameterOf } from './foreign-task';
import { functionTask } from './function-task';
import { LimitedLoop } from './limited-loop';
import { orderOf, taskOptions } from './options';
import { Values } from './values';
import { Pipeline } from '../../pipeline/pipeline';
import { Task } from '../../pipeline/task';
import type { TaskBase } from '../../pipeline/task-base';
import { Artifact } from '../../value/artifact';
import { Parameter } from '../../value/parameter';
import type { Reference } from '../../value/reference';
import type { Call, Graph, Loop, PipelineDefinition } from '../graph';
import { isFunctionCall } from '../plan/callee';
import { Limits } from '../plan/limits';
import { parameterName, partitionsName } from '../plan/names';
import type { Plan } from '../plan/plan';
import type { RunnerParts } from '../runner/runner';

/** Makes the constructs of pipelines and their parts. */
export class Sections {
  private readonly values: Values;
  private readonly limits: Limits;

  constructor(
    private readonly plan: Plan,
    private readonly runner: RunnerParts,
  ) {
    this.values = new Values(plan);
    this.limits = new Limits(plan);
  }

  /** Makes what a pipeline or part runs, inside of the construct that is it. */
  public fill(env: Env): void {
    const { calls } = this.plan.index.section(env.graph);
    for (const call of this.plan.reads.inOrder(calls)) {
      env.tasks.set(call, this.limits.isApart(call) ? this.limited(call, env) : this.call(call, env));
    }
    for (const given of this.plan.outputs.ofGraph(env.graph)) {
      const { name, leaf, artifact, parameter, partitions } = given;
      if (artifact || partitions) env.pipeline.addOutput(name, this.values.file(leaf, env));
      if (parameter) env.pipeline.addOutput(parameterName(given), this.values.text(leaf, env).reference);
      if (partitions) env.pipeline.addOutput(partitionsName(name), this.values.partitions(leaf, env));
    }
  }

  private limited(call: Call, env: Env): TaskBase {
    const around = new LimitedLoop(
      env.pipeline,
      call.id,
      call.loop!.limit!,
      orderOf(call, env, this.values, this.plan.index),
    );
    return around.hold(this.call(call, env.inside(around)));
  }

  private call(call: Call, env: Env): TaskBase {
    const inside = call.loop ? env.withItem(call.loop, this.values.item(call.loop, env)) : env;
    if (isFunctionCall(call)) return functionTask(call, inside, this.plan, this.values, this.runner);
    const callee = this.plan.index.runBy(call);
    if (!('kind' in callee)) return this.part(call, callee, env, inside);
    return callee.kind === 'pipeline'
      ? this.pipeline(call, callee, env, inside)
      : foreignTask(call, inside, this.plan, this.values);
  }

  /** A part of a pipeline reads everything around it by itself; only its item is an input. */
  private part(call: Call, graph: Graph, env: Env, inside: Env): Pipeline {
    const { loop } = call;
    const item = loop && inside.itemOf(loop);
    const used = loop ? this.plan.reads.usedOf(loop) : { item: false, index: false };
    const text = used.item && item?.text !== undefined;
    const file = used.item && item?.file !== undefined;
    const pipeline = new Pipeline(env.pipeline, call.id, {
      parameters: { ...(text && { item: Parameter.json() }), ...(used.index && { index: Parameter.number() }) },
      artifacts: file ? { item: Artifact.required() } : {},
      arguments: { ...(used.item && { item: item!.text ?? item!.file }), ...(used.index && { index: item!.index }) },
      ...this.limitOf(graph),
      ...taskOptions(call, inside, this.values, this.plan.index),
    });
    const items = new Map<Loop, ItemReferences>(
      loop
        ? [
            [
              loop,
              {
                ...(text && { text: pipeline.parameter('item') }),
                ...(file && { file: pipeline.artifact('item') }),
                index: used.index ? pipeline.parameter('index') : item!.index,
              },
            ],
          ]
        : [],
    );
    const own = new Env(graph, pipeline, env, items);
    env.inner.set(call, own);
    this.fill(own);
    return pipeline;
  }

  private pipeline(call: Call, definition: PipelineDefinition, env: Env, inside: Env): Pipeline | Task {
    const inputs = this.inputsOf(call, definition, inside);
    const recursion = env.instanceOf(definition);
    if (recursion) {
      return new Task(env.pipeline, call.id, {
        template: recursion,
        arguments: inputs,
        ...taskOptions(call, inside, this.values, this.plan.index),
      });
    }
    const names = Object.keys(definition.parameters);
    const isText = (name: string) => this.plan.transports.ofInput(definition, name) === 'parameter';
    const pipeline = new Pipeline(env.pipeline, call.id, {
      parameters: Object.fromEntries(names.filter(isText).map((name) => [name, inputOf(definition, name)])),
      artifacts: Object.fromEntries(names.filter((name) => !isText(name)).map((name) => [name, Artifact.required()])),
      arguments: inputs,
      ...this.limitOf(definition.graph),
      ...taskOptions(call, inside, this.values, this.plan.index),
    });
    const own = new Env(definition.graph, pipeline, undefined, new Map(), definition, env);
    env.inner.set(call, own);
    this.fill(own);
    return pipeline;
  }

  private inputsOf(call: Call, definition: PipelineDefinition, env: Env): Record<string, any> {
    return Object.fromEntries(
      Object.keys(definition.parameters)
        .map((name): [string, any] => {
          const shape = this.plan.shapes.argument(call, name);
          if (this.plan.transports.ofInput(definition, name) === 'parameter') {
            return [name, this.values.argument(shape, env)];
          }
          return [name, shape.kind === 'leaf' ? this.values.file(shape.leaf, env) : undefined];
        })
        .filter(([, value]: [string, Reference | undefined]) => value !== undefined),
    );
  }

  /** How many tasks of a pipeline or part run at the same time. */
  public limitOf(graph: Graph): { parallelism?: number } {
    const parallelism = this.limits.ofGraph(graph);
    return parallelism === undefined ? {} : { parallelism };
  }

  /** The parameters of a pipeline that is called by Argo itself. */
  public parametersOf(definition: PipelineDefinition): Record<string, Parameter> {
    return Object.fromEntries(Object.entries(definition.parameters).map(([name, spec]) => [name, parameterOf(spec)]));
  }
}

/** An input of a pipeline that another one calls: numbers and booleans as they are, everything else as JSON. */
function inputOf(definition: PipelineDefinition, name: string): Parameter {
  const { type } = definition.parameters[name];
  return type === 'number' || type === 'boolean' ? Parameter[type]() : Parameter.json();
}
