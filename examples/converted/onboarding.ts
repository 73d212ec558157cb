import { App, Chart } from 'cdk8s';
import {
  Env, HttpTemplate, Input, Output, Parameter, ResourceTemplate, Retry, ScriptTemplate, Step, Steps, SuspendTemplate,
  Workflow,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

// A new customer gets a namespace, an admin has a look, and the CRM is told.
export class Onboarding extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // 'ACME & Sons' -> 'acme-sons'
    const slug = new ScriptTemplate(this, 'slug', {
      parameters: { customer: Parameter.string() },
      image: 'python:3.13-alpine',
      command: ['python'],
      env: { CUSTOMER: Input.parameter('customer') },
      source: `import os, re
print(re.sub(r"[^a-z0-9]+", "-", os.environ["CUSTOMER"].lower()).strip("-"))
`,
    });

    const createNamespace = new ResourceTemplate(this, 'create-namespace', {
      parameters: { slug: Parameter.string() },
      action: 'apply',
      setOwnerReference: false,
      successCondition: 'status.phase == Active',
      manifest: `apiVersion: v1
kind: Namespace
metadata:
  name: customer-${Input.parameter('slug')}
  labels:
    plan: {{workflow.parameters.plan}}
`,
      outputs: { uid: Output.from({ jsonPath: '{.metadata.uid}' }) },
    });

    const approval = new SuspendTemplate(this, 'approval');

    // Quotas need a moment.
    const waitAMinute = new SuspendTemplate(this, 'wait-a-minute', { duration: '60' });

    const tellCrm = new HttpTemplate(this, 'tell-crm', {
      parameters: { slug: Parameter.string(), uid: Parameter.string() },
      retry: Retry.strategy({ limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '10m' } }),
      url: `https://crm.example.com/customers/${Input.parameter('slug')}`,
      method: 'PUT',
      body: `{"namespace": "${Input.parameter('uid')}"}`,
      headers: { Authorization: Env.secret('crm', 'token') },
    });

    const onboard = new Steps(this, 'onboard', {
      parameters: { customer: Parameter.of({ value: '{{workflow.parameters.customer}}' }) },
    });
    const slugStep = new Step(onboard, 'slug', {
      template: slug,
      arguments: { customer: onboard.parameter('customer') },
    });

    const namespace = new Step(onboard, 'namespace', {
      template: createNamespace,
      arguments: { slug: slugStep.result },
    });

    new Step(onboard, 'approval', { template: approval, when: '{{workflow.parameters.plan}} == enterprise' });
    new Step(onboard, 'grace-period', { template: waitAMinute });

    new Step(onboard, 'crm', {
      template: tellCrm,
      arguments: { slug: slugStep.result, uid: namespace.outputParameter('uid') },
    });

    new Workflow(this, 'onboarding', {
      metadata: { generateName: 'onboarding-' },
      entrypoint: onboard,
      arguments: {
        customer: 'ACME & Sons',
        plan: Parameter.of({ value: 'basic', enum: ['basic', 'enterprise'], description: 'what the contract says' }),
      },
    });
  }
}

const app = new App();
new Onboarding(app, 'onboarding');
app.synth();
