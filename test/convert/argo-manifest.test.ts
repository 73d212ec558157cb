import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, JsonPatch, Testing } from 'cdk8s';
import { REPORT, SHARED } from './manifests';
import { differences } from './same';
import {
  ArgoManifest,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Dag,
  DagTask,
  Input,
  Parameter,
  Pipeline,
  Step,
  Task,
  Workflow,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';
import { thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

const box = { image: 'a:1', command: ['x'] };

/** A chart with a manifest, loaded and changed. */
function loaded(yaml: string, change: (manifest: ArgoManifest, chart: Chart) => unknown = () => undefined): Chart {
  const chart = Testing.chart();
  change(ArgoManifest.fromYaml(chart, 'm', yaml), chart);
  return chart;
}

const synthesized = (chart: Chart): any[] => Testing.synth(chart);
const templateOf = (chart: Chart, name: string) =>
  synthesized(chart)
    .flatMap(({ spec }) => spec?.templates ?? [])
    .find((each: any) => each.name === name);
const text = (chart: Chart) =>
  synthesized(chart)
    .map((each) => JSON.stringify(each))
    .join('\n');

describeWith({ 'argo-lint': lint !== undefined }, 'a manifest that is loaded', () => {
  test.each([
    ['one of several objects', REPORT],
    ['a WorkflowTemplate', SHARED],
  ])('%s is synthesized as it was', async (_, yaml) => {
    expect(await differences(lint!, yaml, text(loaded(yaml)))).toEqual([]);
  });

  test('is accepted by Argo with a task more, a new image and a step from a pipeline', async () => {
    const chart = loaded(REPORT, (manifest, around) => {
      const send = new ContainerTemplate(around, 'send', {
        ...box,
        parameters: { to: Parameter.string() },
        args: [Input.parameter('to')],
      });
      new DagTask(manifest.dag('main'), 'send', {
        template: send,
        dependencies: [manifest.task('main', 'show')],
        arguments: { to: 'me' },
      });
    });
    expect(await refusals(text(chart), lint)).toEqual([]);
  });
});

describe('a manifest that is loaded', () => {
  test('takes another task, which reads the others', () => {
    const chart = loaded(REPORT, (manifest, around) => {
      const load = manifest.task('main', 'load');
      const keep = new ContainerTemplate(around, 'keep', {
        ...box,
        artifacts: manifest.template('show')._template.artifacts,
      });
      new DagTask(manifest.dag('main'), 'keep', {
        template: keep,
        dependencies: [load],
        arguments: { rows: load.outputArtifact('rows') },
      });
    });
    expect(templateOf(chart, 'main').dag.tasks).toEqual([
      {
        name: 'load',
        template: 'load',
        arguments: { parameters: [{ name: 'day', value: '{{workflow.parameters.day}}' }] },
      },
      {
        name: 'show',
        template: 'show',
        dependencies: ['load'],
        arguments: { artifacts: [{ name: 'rows', from: '{{tasks.load.outputs.artifacts.rows}}' }] },
      },
      {
        name: 'keep',
        template: 'keep',
        dependencies: ['load'],
        arguments: { artifacts: [{ name: 'rows', from: '{{tasks.load.outputs.artifacts.rows}}' }] },
      },
    ]);
    expect(templateOf(chart, 'keep').container).toEqual({ image: 'a:1', command: ['x'] });
  });

  test('takes another step', () => {
    const chart = loaded(SHARED, (manifest) => {
      const say = manifest.step('both', 'say');
      new Step(manifest.steps('both'), 'again', {
        template: manifest.template('say'),
        arguments: { text: say.outputParameter('length') },
      });
    });
    expect(templateOf(chart, 'both').steps).toEqual([
      [{ name: 'say', template: 'say', arguments: { parameters: [{ name: 'text', value: 'hello' }] } }],
      [
        {
          name: 'again',
          template: 'say',
          arguments: { parameters: [{ name: 'text', value: '{{steps.say.outputs.parameters.length}}' }] },
        },
      ],
    ]);
  });

  test('takes overrides of a template', () => {
    const chart = loaded(REPORT, (manifest) =>
      manifest.template('load').addOverrides({ nodeSelector: { disk: 'ssd' } }),
    );
    expect(templateOf(chart, 'load').nodeSelector).toEqual({ disk: 'ssd' });
  });

  test('takes patches of its objects', () => {
    const chart = loaded(REPORT, (manifest) => {
      const [workflow, settings] = manifest.apiObjects;
      workflow.addJsonPatch(JsonPatch.add('/spec/priority', 5));
      settings.addJsonPatch(JsonPatch.replace('/data/a', 'c'));
    });
    const [workflow, settings] = synthesized(chart);
    expect(workflow.spec.priority).toBe(5);
    expect(settings).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: 'c' } });
  });

  test('gives its templates alone, for objects of the app', () => {
    const chart = Testing.chart();
    const manifest = ArgoManifest.fromYaml(chart, 'm', REPORT, { templatesOnly: true });
    new CronWorkflow(chart, 'nightly', {
      entrypoint: manifest.template('main'),
      schedules: ['0 2 * * *'],
      arguments: { day: 'today' },
      metadata: { name: 'nightly' },
    });
    const [cron, ...others] = synthesized(chart);
    expect(others).toEqual([]);
    expect(cron.spec.workflowSpec.templates.map(({ name }: any) => name)).toEqual(['main', 'load', 'show']);
    expect(manifest.apiObjects).toEqual([]);
  });

  test('lends a container to a pipeline', () => {
    const chart = Testing.chart();
    const manifest = ArgoManifest.fromYaml(chart, 'm', SHARED, { templatesOnly: true });
    const pipeline = new Pipeline(chart, 'p');
    const said = new Task(pipeline, 'said', { template: manifest.template('say'), arguments: { text: 'hi' } });
    new ContainerTask(pipeline, 'after', { ...box, env: { LENGTH: said.output('length') } });
    new Workflow(chart, 'w', { pipeline });
    const [{ spec }] = synthesized(chart);
    const [main, say] = spec.templates;
    expect(main.dag.tasks.map(({ name, template, depends }: any) => ({ name, template, depends }))).toEqual([
      { name: 'said', template: 'say', depends: undefined },
      { name: 'after', template: 'after', depends: 'said' },
    ]);
    expect(say.container.image).toBe('say:1');
  });

  test('publishes its templates to pipelines', async () => {
    const chart = loaded(SHARED, (manifest, around) => {
      const pipeline = new Pipeline(around, 'p');
      new Task(pipeline, 'said', {
        template: manifest.workflowTemplate('shared').templateRefOf(manifest.template('say')),
        arguments: { text: 'hi' },
      });
      new Workflow(around, 'w', { pipeline, metadata: { name: 'w' } });
    });
    expect(templateOf(chart, 'p').dag.tasks[0]).toMatchObject({
      name: 'said',
      templateRef: { name: 'shared', template: 'say' },
    });
    expect(await refusals(text(chart), lint)).toEqual([]);
  });

  test('comes from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    try {
      const file = join(folder, 'report.yaml');
      writeFileSync(file, REPORT);
      const chart = Testing.chart();
      const manifest = ArgoManifest.fromFile(chart, 'm', file);
      expect(manifest.workflow('report')).toBeInstanceOf(Workflow);
      expect(manifest.dag('main')).toBeInstanceOf(Dag);
      expect(synthesized(chart)).toHaveLength(2);
      writeFileSync(file, 'a: [');
      expect(thrown(() => ArgoManifest.fromFile(chart, 'n', file))).toContain(`${file}:1:`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('warns of what Argo calls otherwise now', () => {
    const chart = Testing.chart();
    const { warnings } = ArgoManifest.fromYaml(
      chart,
      'm',
      REPORT.replace('entrypoint: main', 'entrypoint: main\n  synchronization: {mutex: {name: m}}'),
    );
    expect(warnings).toEqual([
      expect.stringMatching(
        /^the text:7:\d+: 'mutex' is not a field of Synchronization any more: it was converted to 'mutexes'/,
      ),
    ]);
    expect(synthesized(chart)[0].spec.synchronization).toEqual({ mutexes: [{ name: 'm' }] });
  });

  test.each<[string, RegExp, (manifest: ArgoManifest) => unknown]>([
    [
      'a template',
      /^AW1903 test\/m: .*template 'nothing'.*'load', 'show', 'main'/,
      (manifest) => manifest.template('nothing'),
    ],
    ['a DAG', /^AW1903 test\/m: .*DAG 'load'/, (manifest) => manifest.dag('load')],
    ['steps', /^AW1903 test\/m: .*Steps template 'main'/, (manifest) => manifest.steps('main')],
    ['a task', /^AW1903 test\/m: .*task 'nothing'/, (manifest) => manifest.task('main', 'nothing')],
    ['an object', /^AW1903 test\/m: .*Workflow 'nothing'.*'report'/, (manifest) => manifest.workflow('nothing')],
    [
      'an object of another kind',
      /^AW1903 test\/m: .*CronWorkflow 'report'/,
      (manifest) => manifest.cronWorkflow('report'),
    ],
  ])('has no such %s', (_, message, step) => {
    loaded(REPORT, (manifest) => expect(thrown(() => step(manifest))).toMatch(message));
  });

  test('is refused as a whole, with the place of all that is wrong', () => {
    const chart = Testing.chart();
    const yaml = REPORT.replace('image: "load:1"', 'imago: "load:1"').replace('name: day, value', 'nome: day, value');
    const message = thrown(() => ArgoManifest.fromYaml(chart, 'm', yaml));
    expect(message).toMatch(/^AW1902 test\/m: /);
    expect(message).toContain("AW1901 the text:21:19: cannot be converted: Container has no field 'imago'");
    expect(message).toContain("AW1901 the text:7:29: cannot be converted: Parameter has no field 'nome'");
  });
});
