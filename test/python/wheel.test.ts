import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseDocuments } from '../oracle/parse';

const ROOT = join(__dirname, '../..');
const EXAMPLE = join(ROOT, 'examples/nested-map-reduce');
const MINUTES = 60_000;

/** Runs a program to its end; what it printed is shown when it fails. */
function run(program: string, args: string[], env: Record<string, string> = {}): string {
  const environment = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...env };
  return execFileSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the Python package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wheel-'));
  const python = join(folder, 'venv/bin/python');

  beforeAll(() => {
    run('npm', ['run', 'package:python']);
    const wheels = readdirSync(join(ROOT, 'dist/python')).filter((file) => file.endsWith('.whl'));
    run('python3', ['-m', 'venv', join(folder, 'venv')]);
    run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      ...wheels.map((wheel) => join(ROOT, 'dist/python', wheel)),
    ]);
  }, 5 * MINUTES);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(
    'synthesizes a nested pipeline with fan-out to the same bytes as TypeScript',
    () => {
      run(python, [join(EXAMPLE, 'main.py')], { CDK8S_OUTDIR: folder });
      expect(readFileSync(join(folder, 'nested-map-reduce.k8s.yaml'), 'utf8')).toBe(
        readFileSync(join(EXAMPLE, 'expected.yaml'), 'utf8'),
      );
    },
    MINUTES,
  );

  test(
    'reports mistakes with their code, and names a reference that was printed into a text',
    () => {
      const program = [
        'from cdk8s import App, Chart',
        'from cdk8s_argo_workflows import ContainerTask, Parameter, Pipeline, Workflow',
        'app = App()',
        "chart = Chart(app, 'c')",
        "pipeline = Pipeline(chart, 'p', parameters={'n': Parameter.number(default=1)})",
        "ContainerTask(pipeline, 'whole', image='x', command=['x', pipeline.parameter('n').to_string() + 'kg'])",
        "ContainerTask(pipeline, 'printed', image='x', command=['x', f\"{pipeline.parameter('n')}kg\"])",
        "Workflow(chart, 'w', pipeline=pipeline)",
        'app.synth()',
      ].join('\n');
      expect(() => run(python, ['-c', program], { CDK8S_OUTDIR: join(folder, 'none') })).toThrow(
        /AW1213 c\/p\/printed: .*reference\.to_string\(\)/,
      );
    },
    MINUTES,
  );

  test(
    'lets Python write policies and conditions',
    () => {
      const program = [
        'import jsii, sys',
        'from cdk8s import App, Chart, Testing',
        'from cdk8s_argo_workflows import ContainerTask, IPolicy, Parameter, Pipeline, Policies, Workflow',
        '@jsii.implements(IPolicy)',
        'class Named:',
        '    @property',
        "    def name(self): return 'named'",
        "    def check(self, subject): return ['call it main'] if subject.kind == 'Template' and subject.manifest['name'] != 'main' else []",
        'app = App()',
        "chart = Chart(app, 'c')",
        'Policies.of(chart).add(Named())',
        "pipeline = Pipeline(chart, 'main', parameters={'n': Parameter.number(default=1)})",
        "n = pipeline.parameter('n')",
        "ContainerTask(pipeline, 'a', image='x', command=['x'], when=n.gt(0).and_(n.lt(3)).or_(n.eq(7).not_()))",
        "Workflow(chart, 'w', pipeline=pipeline)",
        'try:',
        '    Testing.synth(chart)',
        'except Exception as error:',
        '    print(error)',
      ].join('\n');
      expect(run(python, ['-c', program])).toContain("[c/w] AW1307 c/main/a: breaks the policy 'named': call it main");
    },
    MINUTES,
  );

  test(
    'tells what constructs were made of',
    () => {
      const program = [
        'from cdk8s import App, Chart',
        'from cdk8s_argo_workflows import ContainerTask, Output, Parameter, Pipeline, TaskDefaults',
        "chart = Chart(App(), 'c')",
        "TaskDefaults.of(chart).add(image='x:1')",
        "pipeline = Pipeline(chart, 'p')",
        "declared = dict(parameters={'n': Parameter.number()}, outputs={'o': Output.parameter('/o')})",
        "task = ContainerTask(pipeline, 'a', command=['x'], arguments={'n': 3}, **declared)",
        "Pipeline(pipeline, 'q')",
        'print([(each.task_name, each.template.kind) for each in pipeline.tasks], task.pipeline.node.path)',
        'print(task.image, task.command, task.arguments, list(task.template.input_parameters), task.template.output_names)',
      ].join('\n');
      expect(run(python, ['-c', program])).toBe(
        "[('a', 'container'), ('q', 'dag')] c/p\nx:1 ['x'] {'n': 3} ['n'] ['o']\n",
      );
    },
    MINUTES,
  );

  test(
    'loads and changes manifests, and writes templates in their own form',
    () => {
      run(python, [join(__dirname, 'manifests.py')], { CDK8S_OUTDIR: folder });
      const [greet, written] = parseDocuments(readFileSync(join(folder, 'manifests.k8s.yaml'), 'utf8')) as any[];
      expect(greet.spec).toEqual({
        entrypoint: 'main',
        priority: 5,
        templates: [
          {
            name: 'main',
            steps: [
              [{ name: 'greet', template: 'greet', arguments: { parameters: [{ name: 'name', value: 'Ada' }] } }],
              [{ name: 'again', template: 'greet', arguments: { parameters: [{ name: 'name', value: 'Grace' }] } }],
            ],
          },
          {
            name: 'greet',
            inputs: { parameters: [{ name: 'name' }] },
            nodeSelector: { disk: 'ssd' },
            container: { image: 'busybox:1.37', command: ['echo'], args: ['Hello, {{inputs.parameters.name}}!'] },
          },
        ],
      });
      expect(written.spec).toEqual({
        entrypoint: 'steps',
        templates: [
          {
            name: 'steps',
            steps: [
              [
                { name: 'dag', template: 'dag' },
                { name: 'say', template: 'say', arguments: { parameters: [{ name: 'word', value: 'hello' }] } },
              ],
            ],
          },
          {
            name: 'dag',
            dag: {
              tasks: [
                { name: 'words', template: 'words' },
                {
                  name: 'say',
                  template: 'say',
                  dependencies: ['words'],
                  arguments: { parameters: [{ name: 'word', value: '{{item}}' }] },
                  withParam: '{{tasks.words.outputs.parameters.words}}',
                },
              ],
            },
            outputs: {
              parameters: [{ name: 'words', valueFrom: { parameter: '{{tasks.words.outputs.parameters.words}}' } }],
            },
          },
          {
            name: 'words',
            containerSet: {
              containers: [
                { name: 'fetch', image: 'fetch:1', command: ['fetch'] },
                { name: 'main', image: 'split:1', command: ['split'], dependencies: ['fetch'] },
              ],
            },
            outputs: { parameters: [{ name: 'words', valueFrom: { path: '/words' } }] },
          },
          {
            name: 'say',
            inputs: { parameters: [{ name: 'word' }] },
            container: { image: 'busybox:1.37', command: ['echo'], args: ['{{inputs.parameters.word}}'] },
          },
        ],
      });
    },
    MINUTES,
  );
});
