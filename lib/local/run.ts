import { availableParallelism } from 'node:os';
import { argumentsFor } from './arguments';
import { Cache } from './engine/cache';
import type { Context } from './engine/context';
import { Engine } from './engine/engine';
import { Gate } from './engine/gate';
import { generatedName, identityOf, workflowVariables } from './engine/globals';
import { Homes } from './engine/homes';
import type { Node } from './engine/node';
import { Pods } from './engine/pods';
import { Repository } from './engine/repository';
import { Scheduler } from './engine/scheduler';
import { builtIn } from './executors/built-in';
import { finished } from './finish';
import { librariesOf, workflowOf } from './manifest';
import type { RunOptions } from './options';
import type { Result } from './result';
import { answersFor } from './suspended';
import { WorkflowRun } from './workflow-run';
import { TemporaryWorkspace } from './workspace';

/**
 * Runs a workflow on this machine: a `WorkflowSpec`, or a manifest of a Workflow, CronWorkflow, WorkflowTemplate or
 * ClusterWorkflowTemplate. A run that fails is a result like any other, with its `error`; what cannot be run at all is thrown.
 *
 * @param parameters values of the workflow's parameters; what is no text becomes JSON
 */
export async function run(workflow: any, parameters: Readonly<Record<string, unknown>> = {}, options: RunOptions = {}): Promise<Result> {
  const libraries = librariesOf(options.templates ?? []);
  const { metadata, spec } = workflowOf(workflow, libraries);
  const identity = identityOf(metadata, spec.entrypoint, { name: options.name, namespace: options.namespace });
  const configMap = ({ name, key }: { readonly name: string; readonly key: string }) => options.configMaps?.[name]?.[key];
  const args = argumentsFor({ spec }, parameters, options.artifacts ?? {}, configMap);
  const variables = workflowVariables(identity, spec, metadata, new Map([...args.parameters].map(([name, { value }]) => [name, value])));
  const workspace = new TemporaryWorkspace();
  return new Promise<Result>((resolve, reject) => {
    const fail = (error: unknown) => {
      workspace.end();
      reject(error as Error);
    };
    const scheduler = new Scheduler(fail);
    const schedule = (job: () => void) => scheduler.push(job);
    const homes = new Homes(libraries);
    const gate = (limit: number) => new Gate(limit, schedule);
    const gates = {
      ...(spec.parallelism === undefined ? {} : { workflow: gate(Number(spec.parallelism)) }),
      'in-process': gate(options.concurrency?.inProcess ?? 2 * availableParallelism()),
      'process': gate(options.concurrency?.processes ?? availableParallelism()),
    };
    const podNames = new Map<Node, string>();
    const podName = (node: Node) => {
      if (!podNames.has(node)) podNames.set(node, generatedName(`${identity.name}-${node.template}-`));
      return podNames.get(node)!;
    };
    const engine: Engine = new Engine({
      workflow: variables,
      arguments: args,
      homes,
      defaults: spec.templateDefaults,
      cache: new Cache(),
      gates,
      scheduler,
      watcher: {
        started: (node) => options.on?.({ type: 'started', node }),
        ended: (node) => {
          podNames.delete(node);
          options.on?.({ type: 'ended', node });
        },
        suspended: (node) => options.on?.({ type: 'suspended', node }),
        retrying: (node, attempt, message) => options.on?.({ type: 'retrying', node, attempt, message }),
      },
      pods: (context: Context) => new Pods({
        context,
        gates,
        repository: new Repository(),
        files: workspace,
        workflow: identity,
        executors: [...options.executors ?? [], ...builtIn(options)],
        podName,
        recall: () => undefined,
      }),
      podName,
      configMap,
      answers: answersFor(options.onSuspend),
      recall: () => undefined,
    });
    const done = (ended: WorkflowRun) => {
      finished(ended, engine, workspace, identity).then(resolve, fail);
    };
    const started = new WorkflowRun(engine, spec, homes.of(`workflow '${identity.name}'`, spec, spec.templateDefaults), options.signal, done);
    schedule(() => started.start());
  });
}
