import { App, Chart, Duration } from 'cdk8s';
import {
  ClusterWorkflowTemplate, Env, HttpTemplate, Input, Parameter, Step, Steps, WorkflowVariable,
} from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

// Messages for all namespaces. Called by templateRef with clusterScope: true.
export class Notifications extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const chat = new HttpTemplate(this, 'chat', {
      parameters: { channel: Parameter.string(), text: Parameter.string() },
      url: 'https://chat.example.com/api/post',
      method: 'POST',
      requestTimeout: Duration.seconds(20),
      headers: { 'Content-Type': 'application/json', 'Authorization': Env.secret('chat-token', 'header') },
      body: `{"channel": "${Input.parameter('channel')}", "text": "${Input.parameter('text')}"}`,
      successCondition: 'response.statusCode == 200',
    });

    const pager = new HttpTemplate(this, 'pager', {
      parameters: { text: Parameter.string() },
      url: 'https://pager.example.com/v1/incidents',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"title": "${Input.parameter('text')}", "workflow": "${WorkflowVariable.name()}"}`,
    });

    const notify = new Steps(this, 'notify', {
      parameters: {
        channel: Parameter.string({ default: '#builds' }),
        text: Parameter.string(),
        severity: Parameter.enum(['info', 'warning', 'page'], { default: 'info' }),
      },
    });

    const notifyGroup = notify.parallel();
    new Step(notifyGroup, 'chat', {
      template: chat,
      arguments: {
        channel: notify.parameter('channel'),
        text: `${notify.parameter('severity')}: ${notify.parameter('text')}`,
      },
    });

    // Somebody is woken up only for this one.
    new Step(notifyGroup, 'pager', {
      template: pager,
      when: `${notify.parameter('severity')} == page`,
      arguments: { text: notify.parameter('text') },
    });

    new ClusterWorkflowTemplate(this, 'notifications', {
      metadata: { name: 'notifications', labels: { owner: 'platform' } },
      templates: [notify, chat, pager],
    });
  }
}

const app = new App();
new Notifications(app, 'notifications');
app.synth();
