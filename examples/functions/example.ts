import { Chart } from 'cdk8s';
import { WorkflowTemplate } from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';
import type { Pipeline } from 'cdk8s-argo-workflows/dsl';
import { Runner } from 'cdk8s-argo-workflows/dsl/runner';

/** One run of an example. */
export interface Run {
  /** Texts may hold `SERVICE`, the address of what the example asks over the network. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What the people say whom it waits for, by the name of the task. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What it returns. */
  readonly result?: unknown;
  /** Whether it ends with a failure instead. */
  readonly fails?: boolean;
  /** What it has asked the service, in any order. */
  readonly requests?: readonly string[];
}

/** A pipeline of functions, how it is deployed, and what it gives. */
export interface FunctionExample {
  readonly pipeline: Pipeline<any, any>;
  readonly chart: new (scope: Construct, id: string) => Chart;
  readonly runs: readonly Run[];
}

/** An example whose program is in an image, and which is started by hand. */
export function inImage(name: string, pipeline: Pipeline<any, any>, ...runs: readonly Run[]): FunctionExample {
  return {
    pipeline,
    runs,
    chart: class extends Chart {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        const runner = Runner.image(`registry.example/${name}:1`, ['node', 'main.js']);
        new WorkflowTemplate(this, 'template', {
          pipeline: pipeline.define(this, name, { runner }),
          metadata: { name: id },
        });
      }
    },
  };
}
