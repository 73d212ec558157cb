import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ApprovalTask,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  IPolicy,
  Pipeline,
  Policies,
  PolicySubject,
  ScriptTask,
  Task,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

/** A policy that writes down what it sees. */
class Witness implements IPolicy {
  public readonly seen: PolicySubject[] = [];
  constructor(public readonly name: string = 'witness') {}
  public check(subject: PolicySubject): string[] {
    this.seen.push(subject);
    return [];
  }
}

/** A policy with a fixed number of complaints about everything of a kind. */
class Complaint implements IPolicy {
  constructor(
    public readonly name: string,
    private readonly kind: string,
    private readonly count = 1,
  ) {}
  public check({ kind }: PolicySubject): string[] {
    return kind === this.kind ? Array.from({ length: this.count }, (_, index) => `complaint ${index + 1}.`) : [];
  }
}

function etl(scope: Construct): Pipeline {
  const pipeline = new Pipeline(scope, 'p');
  new ContainerTask(pipeline, 'a', BOX);
  new ScriptTask(new Pipeline(pipeline, 'q'), 'b', { ...BOX, source: 'true' });
  new ApprovalTask(pipeline, 'c');
  return pipeline;
}

test("a policy sees each template with its name, and the object, in Argo's names", () => {
  const chart = Testing.chart();
  const witness = new Witness();
  Policies.of(chart).add(witness);
  new Workflow(chart, 'w', { pipeline: etl(chart), metadata: { name: 'run', labels: { team: 'a' } }, parallelism: 2 });
  expect(reported(chart)).toStrictEqual([]);
  const byPath = Object.fromEntries(witness.seen.map(({ path, kind, manifest }) => [path, { kind, manifest }]));
  expect(Object.keys(byPath).sort()).toStrictEqual([
    'test/p',
    'test/p/a',
    'test/p/c',
    'test/p/q',
    'test/p/q/b',
    'test/w',
  ]);
  expect(byPath['test/p/a']).toStrictEqual({
    kind: 'Template',
    manifest: { name: 'a', container: { command: ['x'], image: 'a:1' } },
  });
  expect(byPath['test/p/c']).toStrictEqual({ kind: 'Template', manifest: { name: 'c', suspend: {} } });
  expect(byPath['test/w'].kind).toBe('Workflow');
  expect(byPath['test/w'].manifest).toMatchObject({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'run', labels: { team: 'a' } },
    spec: { entrypoint: 'p', parallelism: 2 },
  });
});

test('a policy holds below its scope, and several hold together, the outer ones first', () => {
  const app = new App();
  const chart = new Chart(app, 'test');
  const other = new Chart(app, 'other');
  const pipeline = etl(chart);
  new Workflow(chart, 'w', { pipeline });
  new Workflow(other, 'w', { pipeline: etl(other) });
  Policies.of(pipeline.node.findChild('q')).add(new Complaint('inner', 'Template'));
  Policies.of(chart)
    .add(new Complaint('outer', 'Template', 2))
    .add(new Complaint('objects', 'Workflow'));
  expect(reported(other).sort()).toStrictEqual([
    "AW1307 test/p/a: breaks the policy 'outer': complaint 1.",
    "AW1307 test/p/a: breaks the policy 'outer': complaint 2.",
    "AW1307 test/p/c: breaks the policy 'outer': complaint 1.",
    "AW1307 test/p/c: breaks the policy 'outer': complaint 2.",
    "AW1307 test/p/q/b: breaks the policy 'inner': complaint 1.",
    "AW1307 test/p/q/b: breaks the policy 'outer': complaint 1.",
    "AW1307 test/p/q/b: breaks the policy 'outer': complaint 2.",
    "AW1307 test/p/q: breaks the policy 'inner': complaint 1.",
    "AW1307 test/p/q: breaks the policy 'outer': complaint 1.",
    "AW1307 test/p/q: breaks the policy 'outer': complaint 2.",
    "AW1307 test/p: breaks the policy 'outer': complaint 1.",
    "AW1307 test/p: breaks the policy 'outer': complaint 2.",
    "AW1307 test/w: breaks the policy 'objects': complaint 1.",
  ]);
});

test('each kind of object has its own name', () => {
  const chart = Testing.chart();
  const witness = new Witness();
  const pipeline = etl(chart);
  new WorkflowTemplate(chart, 'wt', { pipeline });
  new CronWorkflow(chart, 'c', { pipeline, schedules: ['@daily'] });
  Policies.of(chart).add(witness);
  expect(reported(chart)).toStrictEqual([]);
  expect(new Set(witness.seen.map(({ kind }) => kind))).toStrictEqual(
    new Set(['Template', 'WorkflowTemplate', 'CronWorkflow']),
  );
});

test('a shared template is seen for every construct that has it, also for those that are equal', () => {
  const chart = Testing.chart();
  const witness = new Witness();
  Policies.of(chart).add(witness);
  const pipeline = new Pipeline(chart, 'p');
  const template = new ContainerTemplate(chart, 'c', BOX);
  for (const id of ['a', 'b']) new Task(pipeline, id, { template });
  for (const id of ['d', 'e']) new ContainerTask(pipeline, id, { ...BOX, image: 'b:1' });
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart)).toStrictEqual([]);
  expect(
    witness.seen
      .filter(({ kind }) => kind === 'Template')
      .map(({ path, manifest }) => `${path} ${manifest.name}`)
      .sort(),
  ).toStrictEqual(['test/c c', 'test/p p', 'test/p/d d', 'test/p/e d']);
});

test('a policy may be added last, and breaches do not stop each other', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', { pipeline: etl(chart) });
  Policies.of(chart).add(new Complaint('a', 'Workflow')).add(new Complaint('b', 'Workflow'));
  expect(Policies.of(chart)).toBe(Policies.of(chart));
  expect(reported(chart)).toStrictEqual([
    "AW1307 test/w: breaks the policy 'a': complaint 1.",
    "AW1307 test/w: breaks the policy 'b': complaint 1.",
  ]);
});

test('a template that several objects hold is reported once', () => {
  const chart = Testing.chart();
  Policies.of(chart).add(new Complaint('p', 'Template'));
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'a', BOX);
  new Workflow(chart, 'w', { pipeline });
  new WorkflowTemplate(chart, 't', { pipeline });
  expect(reported(chart)).toStrictEqual([
    "AW1307 test/p/a: breaks the policy 'p': complaint 1.",
    "AW1307 test/p: breaks the policy 'p': complaint 1.",
  ]);
});
