import { Chart } from 'cdk8s';
import {
  IPolicy,
  Policies,
  PolicySubject,
  TaskDefaults,
  WorkflowDefaults,
  WorkflowTemplate,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';
import { companyConventions } from './main';
import { Runner } from 'cdk8s-argo-workflows/dsl/runner';

/** A rule of the company: every container says what it may use, and how long it may take. */
const BOUNDED: IPolicy = {
  name: 'bounded',
  check: ({ manifest }: PolicySubject) => {
    if (!manifest.container) return [];
    return [
      ...(manifest.container.resources?.limits ? [] : ['it has no limits. Make it with companyTask.']),
      ...((manifest.timeout ?? manifest.activeDeadlineSeconds) ? [] : ['it has no timeout. Make it with companyTask.']),
    ];
  },
};

/** What is the same for all pipelines of a team stands at the chart. */
export class CompanyConventions extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { labels: { team: 'sales' } });
    TaskDefaults.of(this).add({ labels: { team: 'sales' }, env: { LOG_LEVEL: 'info' } });
    Policies.of(this).add(BOUNDED);

    const runner = Runner.image('registry.company.example/sales:1.4', ['node', 'main.js']);
    const pipeline = companyConventions.define(this, 'company-conventions', { runner });
    new WorkflowTemplate(this, 'template', {
      pipeline,
      metadata: { name: id },
      defaults: WorkflowDefaults.recommended(),
    });
  }
}
