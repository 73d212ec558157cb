import { Construct } from 'constructs';
import { Env } from './env';
import { Sections } from './section';
import { errors } from '../../errors';
import { Pipeline } from '../../pipeline/pipeline';
import { WorkflowVariable } from '../../value/variable';
import { assertGraph } from '../check';
import type { PipelineDefinition } from '../graph';
import { needsEngine, needsPatterns } from '../plan/needs';
import { planOf } from '../plan/plan';
import type { Runner } from '../runner/runner';

/** Options of `define`. */
export interface DefineOptions {
  /** What runs the functions in pods: `Runner.image(...)` or `Runner.bundle(...)`. */
  readonly runner: Runner;
}

/** Makes the constructs of a pipeline of functions. */
export function define(
  definition: PipelineDefinition,
  scope: Construct,
  id: string,
  { runner }: Partial<DefineOptions> = {},
): Pipeline {
  if (typeof runner?.bind !== 'function') throw errors.noRunner(`${scope.node.path}/${id}`, runner);
  assertGraph(definition);
  const plan = planOf(definition);
  const parts = runner.bind(scope, needsEngine(plan), needsPatterns(definition));
  const sections = new Sections(plan, parts);
  const pipeline = new Pipeline(scope, id, {
    parameters: sections.parametersOf(definition),
    ...sections.limitOf(definition.graph),
  });
  sections.fill(new Env(definition.graph, pipeline, undefined, new Map(), definition));
  const { onExit, onFailure } = definition.handlers;
  if (onExit ?? onFailure) pipeline._onExit = handlers(definition, scope, `${id}-on-exit`, sections);
  return pipeline;
}

/** One pipeline that runs at the end: the exit handler, and the failure handler where the workflow did not succeed. */
function handlers(definition: PipelineDefinition, scope: Construct, id: string, sections: Sections): Pipeline {
  const { onExit, onFailure } = definition.handlers;
  const wrapper = new Pipeline(scope, id, { parameters: sections.parametersOf(definition) });
  const around = new Env(definition.graph, wrapper, undefined, new Map(), definition);
  if (onExit) sections.fill(new Env(onExit, new Pipeline(wrapper, 'exit', sections.limitOf(onExit)), around));
  if (onFailure) {
    sections.fill(
      new Env(
        onFailure,
        new Pipeline(wrapper, 'failure', {
          when: WorkflowVariable.status().neq('Succeeded'),
          ...sections.limitOf(onFailure),
        }),
        around,
      ),
    );
  }
  return wrapper;
}
