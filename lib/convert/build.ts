import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Code, Creation, Entry, Statement } from './code';
import { ClusterWorkflowTemplate } from '../resource/cluster-workflow-template';
import { ConcurrencyPolicy, CronWorkflow } from '../resource/cron-workflow';
import { Workflow } from '../resource/workflow';
import { WorkflowEventBinding } from '../resource/workflow-event-binding';
import { WorkflowTemplate } from '../resource/workflow-template';
import { put } from '../spec/own';
import { ContainerSetTemplate } from '../template/container-set-template';
import { ContainerTemplate } from '../template/container-template';
import { DataTemplate } from '../template/data-template';
import { HttpTemplate } from '../template/http-template';
import { PluginTemplate } from '../template/plugin-template';
import { ResourceTemplate } from '../template/resource-template';
import { Retry } from '../template/retry';
import { ScriptTemplate } from '../template/script-template';
import { SuspendTemplate } from '../template/suspend-template';
import { Archive } from '../value/archive';
import { Artifact } from '../value/artifact';
import { ArtifactLocation } from '../value/artifact-location';
import { Env, EnvSource } from '../value/env';
import { EventExpression } from '../value/event-expression';
import { Input } from '../value/input';
import { Item } from '../value/item';
import { Metric } from '../value/metric';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { WorkflowVariable } from '../value/variable';
import { Volume } from '../value/volume';
import { Dag, DagTask } from '../written/dag';
import { Step, Steps } from '../written/steps';

/** The classes that a program makes constructs of. */
const CONSTRUCTS: Readonly<Record<string, new (scope: any, id: string, props: any) => Construct>> = {
  ApiObject,
  ClusterWorkflowTemplate,
  ContainerSetTemplate,
  ContainerTemplate,
  CronWorkflow,
  Dag,
  DagTask,
  DataTemplate,
  HttpTemplate,
  PluginTemplate,
  ResourceTemplate,
  ScriptTemplate,
  Step,
  Steps,
  SuspendTemplate,
  Workflow,
  WorkflowEventBinding,
  WorkflowTemplate,
};

/** The classes of which a program calls static methods and reads constants. */
const VALUES: Readonly<Record<string, any>> = {
  ApiObject,
  Archive,
  Artifact,
  ArtifactLocation,
  ConcurrencyPolicy,
  Duration,
  Env,
  EnvSource,
  EventExpression,
  Input,
  Item,
  JsonPatch,
  Metric,
  Output,
  Parameter,
  Retry,
  Volume,
  WorkflowVariable,
};

/** The names of classes that a program may import. */
export const IMPORTED: readonly string[] = [...Object.keys(CONSTRUCTS), ...Object.keys(VALUES)];

/** Runs the statements of a program: makes its constructs in a scope. */
export class Builder {
  /** The constructs that were made. */
  public readonly made = new Map<Creation, Construct>();

  constructor(private readonly scope: Construct) {}

  public run(statement: Statement): void {
    if (statement.kind === 'call') this.evaluate(statement.code);
    else this.made.set(statement, this.construct(statement));
  }

  private construct({ owner, scope, id, props }: Creation): Construct {
    const around = scope ? this.made.get(scope)! : this.scope;
    if (owner === 'parallel') return (around as Steps).parallel();
    return new CONSTRUCTS[owner](around, id, this.object(props));
  }

  private object(entries: readonly Entry[]): Record<string, unknown> {
    const result = {};
    for (const { key, value } of entries) put(result, key, this.evaluate(value));
    return result;
  }

  private evaluate(code: Code): any {
    switch (code.kind) {
      case 'value':
        return code.value;
      case 'text':
        return code.pieces.map((piece) => (typeof piece === 'string' ? piece : String(this.evaluate(piece)))).join('');
      case 'list':
        return code.items.map(({ value }) => this.evaluate(value));
      case 'object':
        return this.object(code.entries);
      case 'static':
        return VALUES[code.owner][code.method](...code.args.map((each) => this.evaluate(each)));
      case 'constant':
        return VALUES[code.owner][code.name];
      case 'member': {
        const of = this.evaluate(code.of);
        return code.args ? of[code.name](...code.args.map((each) => this.evaluate(each))) : of[code.name];
      }
      case 'use':
        return this.made.get(code.made);
    }
  }
}
