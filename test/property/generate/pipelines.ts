import { condition } from './conditions';
import { valueNames } from './names';
import { Callee, File, Scope, TaskEntry, Type, Value } from './scope';
import { approvalTask, callTask, freeName, inputsFor, Made, made, ownTask, taskOptions } from './tasks';
import { description } from './texts';
import { anyType, literalOf, parameterOf, reference, sure } from './values';
import { Artifact, Pipeline, PipelineProps, Reference, Retry, Task, TaskDefaults } from '../../../lib';

interface Declared {
  readonly props: PipelineProps;
  readonly parameters: Callee['parameters'];
  readonly artifacts: Record<string, Artifact>;
}

function declare(scope: Scope, defaults: number): Declared {
  const { draw } = scope.world;
  const parameters = Object.fromEntries(
    valueNames(draw, 3).map((name) => {
      const type = anyType(scope);
      return [name, { type, parameter: parameterOf(scope, type, defaults) }];
    }),
  );
  const artifactNames = draw.chance(30) ? valueNames(draw, 2).filter((name) => !Object.hasOwn(parameters, name)) : [];
  const artifacts = Object.fromEntries(
    artifactNames.map((name) => [name, draw.chance(50) ? Artifact.optional() : Artifact.required()]),
  );
  return {
    parameters,
    artifacts,
    props: {
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, { parameter }]) => [name, parameter])),
      artifacts,
      failFast: draw.maybe(10, () => false),
      parallelism: draw.maybe(10, () => 2),
      retry: draw.maybe(5, () => Retry.attempts(2)),
    },
  };
}

/** A pipeline at the top of a program, or one that is called from several places. */
export function rootPipeline(scope: Scope, id: string, defaults: number): Callee {
  const declared = declare(scope, defaults);
  const pipeline = new Pipeline(scope.world.chart, id, declared.props);
  return callee(pipeline, declared, fill(scope, pipeline, declared, 0));
}

function callee(template: Pipeline, { parameters, artifacts }: Declared, outputs: Callee['outputs']): Callee {
  return { template, parameters, artifacts, outputs };
}

/** A pipeline in a pipeline: also a task. */
function nestedPipeline(scope: Scope, depth: number): Made {
  const id = freeName(scope);
  const declared = declare(scope, 30);
  const { options, inner, doubtful } = taskOptions(scope);
  const inputs = inputsFor(inner, callee(undefined!, declared, {}));
  const pipeline = new Pipeline(scope.pipeline!, id, { ...declared.props, ...options, arguments: inputs });
  const outputs = fill(inner, pipeline, declared, depth);
  return made(pipeline, options.forEach !== undefined, doubtful, outputs);
}

/** Puts tasks and outputs into a pipeline; returns the outputs. */
function fill(around: Scope, pipeline: Pipeline, declared: Declared, depth: number): Callee['outputs'] {
  const { world } = around;
  const { draw } = world;
  const values: Value[] = [
    ...around.values,
    ...Object.entries(declared.parameters).map(([name, { type }]): Value => ({
      reference: pipeline.parameter(name),
      type,
    })),
  ];
  const files: File[] = [
    ...around.files,
    ...Object.entries(declared.artifacts).map(([name, artifact]): File => ({
      reference: pipeline.artifact(name),
      doubtful: artifact._options.optional,
    })),
  ];
  const tasks: TaskEntry[] = [];
  const scope: Scope = { world, pipeline, values, files, tasks, looped: around.looped };
  if (draw.chance(10)) {
    TaskDefaults.of(pipeline).add({ env: { TEAM: 'a' }, labels: { team: 'b' }, imagePullPolicy: 'IfNotPresent' });
  }
  const add = ({ entry, values: more, files: moreFiles }: Made) => {
    tasks.push(entry);
    values.push(...more);
    files.push(...moreFiles);
  };
  add(ownTask(scope));
  for (const count = draw.int(0, depth === 0 ? 5 : 3); tasks.length <= count && world.budget > 0;) {
    world.budget--;
    add(anyTask(scope, depth));
  }
  if (draw.chance(6)) recursion(scope, pipeline, declared);
  return addOutputs(scope, pipeline);
}

function anyTask(scope: Scope, depth: number): Made {
  const { draw, callees } = scope.world;
  const kind = draw.int(0, 99);
  if (kind < 50) return ownTask(scope);
  if (kind < 58) return approvalTask(scope);
  if (kind < 78 && callees.length > 0) return callTask(scope, draw.pick(callees));
  return depth < 5 ? nestedPipeline(scope, depth + 1) : ownTask(scope);
}

/** A call of the pipeline itself, under a condition. */
function recursion(scope: Scope, pipeline: Pipeline, declared: Declared): void {
  const when = condition(scope) ?? scope.tasks[0].task.status.eq('Failed');
  new Task(pipeline, freeName(scope), {
    template: pipeline,
    when,
    arguments: inputsFor(scope, callee(pipeline, declared, {})),
  });
}

function addOutputs(scope: Scope, pipeline: Pipeline): Record<string, Type | 'file'> {
  const { draw } = scope.world;
  const outputs: Record<string, Type | 'file'> = {};
  const own = ({ producer }: Value | File) =>
    producer === undefined || scope.tasks.some(({ task }) => task === producer);
  for (const name of draw.chance(70) ? valueNames(draw, 3) : []) {
    const candidates = scope.values.filter(own);
    const fileCandidates = scope.files.filter((each) => own(each) && !each.collection);
    if (fileCandidates.length > 0 && draw.chance(30)) {
      outputs[name] = 'file';
      const first = draw.pick(fileCandidates);
      const merged = first.doubtful && first.producer && draw.chance(70);
      const others = fileCandidates
        .filter(({ producer }) => producer)
        .slice(0, 1)
        .map((each) => each.reference);
      pipeline.addOutput(name, merged ? Reference.firstOf(first.reference, ...others) : first.reference);
    } else if (candidates.length > 0) {
      const { reference: value, type, doubtful } = draw.pick(candidates);
      outputs[name] = type;
      pipeline.addOutput(name, doubtful && draw.chance(95) ? value.orElse(literalOf(scope, type)) : value, {
        description: draw.maybe(10, () => description(draw)),
      });
    } else {
      const found = sure(scope).length > 0 ? reference(scope) : undefined;
      if (!found) continue;
      outputs[name] = 'string';
      pipeline.addOutput(name, found);
    }
  }
  return outputs;
}
