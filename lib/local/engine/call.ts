import type { Boundary, Call } from './context';
import { runDag } from './dag';
import { messageOf } from './failure';
import { Gate } from './gate';
import { given, Processed, twoPasses } from './inputs';
import type { Node } from './node';
import { Inputs, Own } from './pass-env';
import { retried } from './retry';
import type { Services } from './services';
import { runSteps } from './steps';
import { suspend } from './suspend';
import type { Phase } from '../pod';

/** Argo stops at this depth of calls, and so do we: what runs here shall run there. */
const MAX_DEPTH = 100;

type End = (phase: Phase, message?: string) => void;

/** Starts a template: gives it its inputs, waits for its locks, looks for a memoized result, and runs it, again where it is retried. */
export function callTemplate(services: Services, call: Call): void {
  const { context } = services;
  const { node, callee, done } = call;
  const { template } = callee;
  node.template = template.name;
  node.depth = (node.parent?.depth ?? 0) + 1;
  context.started(node);
  let leave: (() => void) | undefined;
  let processed: Processed | undefined;
  const end: End = (phase, message) => {
    leave?.();
    stopDaemons(node);
    context.ended(node, phase, message);
    if (node.outputs && processed && template.isGlobal) {
      services.export(template.form.with(processed.texts), node.outputs);
    }
    done(node);
  };
  const refuse = (error: unknown) => {
    node.isRefused = true;
    end('Error', messageOf(error));
  };
  const { stop } = context;
  if (stop && (stop.all || !call.isExit)) return end('Failed', stop.message);
  if (node.depth >= MAX_DEPTH) {
    return end(
      'Error',
      `Maximum recursion depth exceeded: ${MAX_DEPTH} calls are nested. See https://argo-workflows.readthedocs.io/en/latest/scaling/`,
    );
  }
  try {
    const own = () => ownVariables(services, call);
    processed = twoPasses(
      template,
      given(template, call.args, own, (reference) => services.configMap(reference)),
      own,
    );
    node.inputs = processed.parameters;
  } catch (error) {
    return refuse(error);
  }
  const { source } = template;
  const ready = processed;
  const body = (ended: End) => {
    if (!template.isRetried) return run(services, call, node, ready, 0, ended);
    node.type = 'Retry';
    retried(
      services,
      call,
      ready,
      (attempt, again, index, tried) => run(services, call, attempt, again, index, tried),
      ended,
    );
  };
  const start = () => (source.memoize ? services.memoized(call, ready, body, end, refuse) : body(end));
  if (!source.synchronization) return start();
  services.locked(
    call,
    ready,
    (release) => {
      leave = release;
      start();
    },
    end,
    refuse,
  );
}

/** Names are made when somebody reads them. */
function ownVariables(services: Services, { node, callee, caller }: Call): Own {
  const { isPod, isRetried } = callee.template;
  return {
    workflow: services.context.workflow,
    node: named(() => node.name),
    pod: isPod && !isRetried ? named(() => services.podName(node)) : undefined,
    caller,
  };
}

function named(name: () => string): Readonly<Record<string, unknown>> {
  return {
    get name() {
      return name();
    },
  };
}

/** Runs a template once. */
function run(services: Services, call: Call, node: Node, processed: Processed, attempt: number, end: End): void {
  const { template } = call.callee;
  switch (template.kind) {
    case 'dag':
      node.type = 'DAG';
      return runDag(services.context, boundaryOf(services, call, node, processed), processed.texts, end);
    case 'steps':
      node.type = 'Steps';
      return runSteps(services.context, boundaryOf(services, call, node, processed), processed.texts, end);
    case 'suspend':
      node.type = 'Suspend';
      return suspend(services, call, node, processed, end);
    case 'none':
      return end('Error', `Template '${template.name}' missing specification`);
    default:
      node.type = template.kind === 'http' ? 'HTTP' : 'Pod';
      return services.runPod(call, node, processed, attempt, end);
  }
}

function boundaryOf(
  services: Services,
  { callee, isExit }: Call,
  node: Node,
  { parameters, artifacts, passes }: Processed,
): Boundary {
  const { source, kind } = callee.template;
  const gate =
    source.parallelism === undefined ? undefined : new Gate(Number(source.parallelism), services.context.schedule);
  return {
    node,
    callee,
    kind: kind === 'dag' ? 'tasks' : 'steps',
    passes,
    inputs: new Inputs(callee.template, parameters, artifacts),
    isExit,
    enter: gate ? (start) => gate.enter(start) : (start) => start(),
    leave: () => gate?.leave(),
    hasEnough: () => source.failFast === true && hasFailures(node),
    isCrowded: () => Boolean(gate?.isCrowded) || services.isCrowded(),
    whenRoom: (resume) => (gate?.isCrowded ? gate.whenRoom(resume) : services.whenRoom(resume)),
  };
}

/** Whether a child has failed, or a step or item of one that is no call itself. */
function hasFailures({ children = [] }: Node): boolean {
  return children.some(
    (child) => child.hasFailed || ((child.type === 'StepGroup' || child.type === 'TaskGroup') && hasFailures(child)),
  );
}

/** What keeps on running does so until what is around it has ended. */
function stopDaemons({ type, children = [] }: Node): void {
  if (type !== 'DAG' && type !== 'Steps' && type !== 'Retry') return;
  const visit = [...children];
  for (let node = visit.pop(); node; node = visit.pop()) {
    node.stop?.();
    if (node.type === 'TaskGroup' || node.type === 'StepGroup' || node.type === 'Retry') {
      visit.push(...(node.children ?? []));
    }
  }
}
