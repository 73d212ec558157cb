import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { WorkflowTemplate } from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';
import { bundled } from './main';
import { Runner } from 'cdk8s-argo-workflows/dsl/runner';

/** The program is a ConfigMap of the chart, and runs in a stock image of Node.js. */
export class Bundle extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const pipeline = bundled.define(this, 'bundle', { runner: Runner.bundle(join(__dirname, 'main.ts')) });
    new WorkflowTemplate(this, 'template', { pipeline, metadata: { name: id } });
  }
}
