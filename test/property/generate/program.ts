import { App, Chart } from 'cdk8s';
import { body } from './bodies';
import { deploy, Deployed } from './deploy';
import { Draw } from './draw';
import { rootPipeline } from './pipelines';
import { Callee, Scope, World } from './scope';
import { ContainerTemplate, Input, Pipeline } from '../../../lib';

/** A random program: its chart, and how the pipeline in it is deployed. */
export interface Program extends Deployed {
  readonly chart: Chart;
  readonly main: Pipeline;
}

/**
 * Builds a random program: templates that several tasks share, a pipeline, and the object that holds it.
 *
 * @param careful whether its author compares numbers with numbers, and reads fields of what has fields
 */
export function program(draw: Draw, careful = false): Program {
  const chart = new Chart(new App(), 'test');
  const world: World = { draw, chart, callees: [], exported: [], careful, budget: draw.int(0, 20) };
  const scope: Scope = { world, values: [], files: [], tasks: [], looped: false };
  draw.list(0, 2, (index) => world.callees.push(sharedTemplate(scope, `shared-${index}`)));
  if (draw.chance(20)) world.callees.push(rootPipeline(scope, 'part', 30));
  const unused = world.exported.length;
  const callee = rootPipeline(scope, 'main', 60);
  // What shared templates export is exported only where something calls them.
  world.exported.splice(0, unused);
  const main = callee.template as Pipeline;
  const values = Object.entries(callee.parameters).map(([name, { type }]) => ({
    reference: main.parameter(name),
    type,
  }));
  return { chart, main, ...deploy(world, callee, { ...scope, values }) };
}

function sharedTemplate(scope: Scope, id: string): Callee {
  const { options, args, parameters, outputs } = body(scope);
  const template = new ContainerTemplate(scope.world.chart, id, {
    ...options,
    args: [...args, ...Object.keys(parameters).map((name) => Input.parameter(name))],
  });
  return { template, parameters, artifacts: options.artifacts ?? {}, outputs, result: 'string' };
}
