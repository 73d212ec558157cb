import { Cron, Duration } from 'cdk8s';
import { Callee, Scope, World } from './scope';
import { inputsFor } from './tasks';
import { literalOf, parameterOf, reference } from './values';
import {
  ArtifactLocation,
  ClusterWorkflowTemplate,
  ContainerTemplate,
  CronWorkflow,
  Hook,
  Input,
  Pipeline,
  RunnableOptions,
  Task,
  Workflow,
  WorkflowDefaults,
  WorkflowTemplate,
  WorkflowVariable,
} from '../../../lib';

/** How a pipeline was deployed. */
export interface Deployed {
  /** The values of its parameters. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly onExit?: ContainerTemplate;
}

/** Deploys a pipeline as one of the four kinds of objects, sometimes with an object that refers to it. */
export function deploy(world: World, main: Callee, scope: Scope): Deployed {
  const { draw, chart } = world;
  const kind = draw.int(0, 3);
  const deployed: Deployed = {
    arguments: argumentsOf(world, main, kind === 0 || kind === 3),
    onExit: draw.maybe(25, () => exitHandler(main, scope)),
  };
  const options: RunnableOptions = {
    ...deployed,
    activeDeadline: draw.maybe(20, () => Duration.hours(1)),
    parallelism: draw.maybe(10, () => 5),
    serviceAccount: draw.maybe(10, () => 'runner'),
    defaults: draw.maybe(20, () =>
      draw.pick([
        WorkflowDefaults.recommended(),
        WorkflowDefaults.of({ priority: 1, podGc: { strategy: 'OnPodCompletion' } }),
      ]),
    ),
    hooks: draw.maybe(8, () => ({ failed: hook(scope) })),
    metadata: draw.maybe(20, () => ({ labels: { team: 'a' }, annotations: { 'x.example/note': 'true' } })),
  };
  switch (kind) {
    case 0:
      new Workflow(chart, 'workflow', {
        pipeline: main.template,
        ...options,
        ...(draw.chance(30) ? { metadata: { generateName: 'run-' } } : {}),
      });
      break;
    case 1: {
      const template = new WorkflowTemplate(chart, 'template', {
        pipeline: main.template,
        ...options,
        templates: draw.maybe(20, () => world.callees.map((each) => each.template)),
      });
      follow(world, main, template);
      break;
    }
    case 2: {
      const template = new ClusterWorkflowTemplate(chart, 'cluster', {
        pipeline: main.template,
        ...options,
        serviceAccount: draw.maybe(50, () => 'runner'),
      });
      follow(world, main, template);
      break;
    }
    default:
      new CronWorkflow(chart, 'cron', {
        pipeline: main.template,
        ...options,
        schedules: [Cron.daily(), '*/5 2-4 * * MON'].slice(0, draw.int(1, 2)),
        timezone: 'Europe/Madrid',
      });
  }
  return deployed;
}

/** A run of a template, or a pipeline that calls it. */
function follow(world: World, main: Callee, template: WorkflowTemplate | ClusterWorkflowTemplate): void {
  const { draw, chart } = world;
  if (draw.chance(30)) {
    new Workflow(chart, 'run', { workflowTemplate: template, arguments: argumentsOf(world, main, true) });
  }
  if (draw.chance(30)) {
    const caller = new Pipeline(chart, 'caller', {});
    const scope: Scope = { world, pipeline: caller, values: [], files: [], tasks: [], looped: false };
    const called = new Task(caller, 'called', { template: template.templateRef, arguments: inputsFor(scope, main) });
    const values = Object.entries(main.outputs)
      .filter(([, type]) => type !== 'file')
      .map(([name]) => called.output(name));
    if (values.length > 0) {
      new Task(caller, 'reader', { template: printer(world, 'printer'), arguments: { v: draw.pick(values) } });
    }
    new Workflow(chart, 'calls', { pipeline: caller });
  }
}

function argumentsOf(world: World, main: Callee, complete: boolean): Record<string, unknown> {
  const { draw } = world;
  const scope: Scope = { world, values: [], files: [], tasks: [], looped: false };
  const given: Record<string, unknown> = {};
  for (const [name, { parameter, type }] of Object.entries(main.parameters)) {
    if ((complete && parameter.default === undefined) || draw.chance(40)) given[name] = literalOf(scope, type);
  }
  for (const [name, artifact] of Object.entries(main.artifacts)) {
    if (complete && !artifact._options.optional) {
      given[name] = draw.chance(50) ? ArtifactLocation.key('a/b') : ArtifactLocation.raw('text');
    }
  }
  return given;
}

/** A handler that reads what the pipeline and its tasks left, and takes arguments of the workflow by their names. */
function exitHandler(main: Callee, scope: Scope): ContainerTemplate {
  const { world } = scope;
  const { draw } = world;
  const found = draw
    .list(0, 2, () => reference({ ...scope, values: scope.values.filter(({ type }) => type !== 'list') }))
    .filter((each) => each !== undefined);
  const own = Object.entries(main.parameters).filter(() => draw.chance(20));
  const exported = world.exported.slice(0, 1).map((name) => (main.template as Pipeline).globalOutput(name));
  return new ContainerTemplate(world.chart, 'bye', {
    parameters: Object.fromEntries(own.map(([name, { parameter }]) => [name, parameter])),
    image: 'busybox',
    command: ['say'],
    args: [
      `${WorkflowVariable.status()}`,
      ...found,
      ...exported,
      ...own.map(([name]) => Input.parameter(name)),
      ...(draw.chance(40) ? [WorkflowVariable.failures()] : []),
    ],
  });
}

function hook(scope: Scope): Hook {
  const { draw } = scope.world;
  const status = WorkflowVariable.status();
  return {
    template: printer(scope.world, 'hook-printer'),
    when: status.eq('Failed'),
    arguments: { v: draw.chance(50) ? status : literalOf(scope, 'string') },
  };
}

function printer(world: World, id: string): ContainerTemplate {
  const scope: Scope = { world, values: [], files: [], tasks: [], looped: false };
  return new ContainerTemplate(world.chart, id, {
    image: 'busybox',
    command: ['say'],
    parameters: { v: parameterOf(scope, 'string', 0) },
    args: [Input.parameter('v')],
  });
}
