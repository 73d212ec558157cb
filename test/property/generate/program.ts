import { App, Chart } from 'cdk8s';
import { body } from './bodies';
import { deploy } from './deploy';
import { Draw } from './draw';
import { rootPipeline } from './pipelines';
import { Callee, Scope, World } from './scope';
import { ContainerTemplate, Input, Pipeline } from '../../../lib';

/** Builds a random program: templates that several tasks share, a pipeline, and the object that holds it. */
export function program(draw: Draw, careful = false): Chart {
  const chart = new Chart(new App(), 'test');
  const world: World = { draw, chart, callees: [], careful, budget: draw.int(0, 20) };
  const scope: Scope = { world, values: [], files: [], tasks: [], looped: false };
  draw.list(0, 2, (index) => world.callees.push(sharedTemplate(scope, `shared-${index}`)));
  if (draw.chance(20)) world.callees.push(rootPipeline(scope, 'part', 30));
  const main = rootPipeline(scope, 'main', 60);
  const pipeline = main.template as Pipeline;
  const values = Object.entries(main.parameters).map(([name, { type }]) => ({ reference: pipeline.parameter(name), type }));
  deploy(world, main, { ...scope, values });
  return chart;
}

function sharedTemplate(scope: Scope, id: string): Callee {
  const { options, args, parameters, outputs } = body(scope);
  const template = new ContainerTemplate(scope.world.chart, id, { ...options, args: [...args, ...Object.keys(parameters).map((name) => Input.parameter(name))] });
  return { template, parameters, artifacts: options.artifacts ?? {}, outputs, result: 'string' };
}
