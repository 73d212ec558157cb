import { App, Chart } from 'cdk8s';
import { ContainerTemplate, Dag, DagTask, Env, Input, Parameter, Volume, Workflow } from 'cdk8s-argo-workflows';
import { Construct } from 'constructs';

export class Suite extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      parameters: { suite: Parameter.string(), database: Parameter.string(), broker: Parameter.string() },
      initContainers: [{
        name: 'copy-fixtures',
        image: 'busybox:1.37',
        command: ['cp', '-r', '/fixtures/.', '/work'],
        volumeMounts: [
          { name: 'fixtures', mountPath: '/fixtures', readOnly: true },
          { name: 'work', mountPath: '/work' },
        ],
      }],
      image: 'registry.example.com/tests:2.14',
      command: ['run-suite', Input.parameter('suite')],
      env: {
        DATABASE_HOST: Input.parameter('database'),
        BROKER: Input.parameter('broker'),
        POD_IP: Env.field('status.podIP'),
      },
      volumes: { '/work': Volume.emptyDir('work') },
      // A browser for the tests that need one.
      sidecars: [{ name: 'chromium', image: 'selenium/standalone-chromium:141.0', ports: [{ containerPort: 4444 }] }],
    });
  }
}

// Tests against a real database and a message broker, which live as long as the workflow needs them.
export class IntegrationTests extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const postgres = new ContainerTemplate(this, 'postgres', {
      daemon: true,
      image: 'postgres:17-alpine',
      env: { POSTGRES_PASSWORD: 'test', PGDATA: '/data/pg' },
      // Without this the tests start before the database does.
      readinessProbe: { exec: { command: ['pg_isready', '-U', 'postgres'] }, periodSeconds: 2 },
      volumes: {
        // in memory: nothing here is worth keeping
        '/data': Volume.emptyDir('data', { inMemory: true, sizeLimit: '1Gi' }),
      },
    });

    const nats = new ContainerTemplate(this, 'nats', {
      daemon: true,
      image: 'nats:2.12-alpine',
      args: ['-js'],
      readinessProbe: { tcpSocket: { port: 4222 } },
    });

    const suite = new Suite(this, 'suite');

    const test = new Dag(this, 'test', { dagFailFast: false });
    const database = new DagTask(test, 'database', { template: postgres });
    const broker = new DagTask(test, 'broker', { template: nats });

    new DagTask(test, 'orders', {
      depends: 'database && broker',
      template: suite,
      arguments: {
        suite: 'orders',
        database: database.variable('ip'),
        broker: `nats://${broker.variable('ip')}:4222`,
      },
    });

    new DagTask(test, 'invoices', {
      depends: 'database && broker',
      template: suite,
      arguments: {
        suite: 'invoices',
        database: database.variable('ip'),
        broker: `nats://${broker.variable('ip')}:4222`,
      },
    });

    new Workflow(this, 'integration-tests', {
      metadata: { generateName: 'integration-tests-' },
      entrypoint: test,
      podSecurityContext: { runAsNonRoot: true, runAsUser: 1000 },
      volumes: [{ name: 'fixtures', persistentVolumeClaim: { claimName: 'test-fixtures' } }],
      tolerations: [{ key: 'ci', operator: 'Exists', effect: 'NoSchedule' }],
    });
  }
}

const app = new App();
new IntegrationTests(app, 'integration-tests');
app.synth();
