import { Yaml } from 'cdk8s';
import { byTask, envOf, leaves, podsAt } from './pods';
import {
  Condition,
  ContainerTask,
  ContainerTemplate,
  Expr,
  Hook,
  Input,
  Item,
  LastRetry,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  Retry,
  Task,
  Workflow,
  WorkflowVariable,
} from '../../lib';
import { manifestsOf } from '../compile/scenario';
import { ArgoRun, Ran, Worker } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';
import { asText, Data, EXPRESSIONS, Made } from '../property/expressions';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

const RUN = { image: 'a:1', command: ['run'] };
const GIVEN: Made<string, number, Data>[] = [
  {
    t: 'A {{workflow.name}} {{=1+1}} "q" \' \\ $(HOME) $$ 😀 é \n\t\u001b[31m }} {{{{x}}}} {"a":1} {',
    u: '{',
    n: 7.5,
    m: 3,
    j: {
      people: [
        { name: '{{=1+1}}', age: 7 },
        { name: 'b', age: 2 },
        { name: '"q" \' \\ \n {{', age: 5 },
      ],
      'a-b': { c: ['{{x}}', 'x'], yes: true, nothing: null },
    },
  },
  {
    t: '',
    u: '',
    n: 2000000,
    m: 1,
    j: { people: [{ name: '', age: 1 }], 'a-b': { c: ['b', ''], yes: true, nothing: null } },
  },
];

function outputs(task: ContainerTask): Made<Reference, Reference, Reference> {
  return { t: task.output('t'), u: task.output('u'), n: task.output('n'), m: task.output('m'), j: task.output('j') };
}

function make(scope: Pipeline, more: object = {}): ContainerTask {
  const number = { type: ParameterType.NUMBER };
  return new ContainerTask(scope, 'make', {
    ...RUN,
    ...more,
    outputs: {
      t: Output.parameter('/t'),
      u: Output.parameter('/u'),
      n: Output.parameter('/n', number),
      m: Output.parameter('/m', number),
      j: Output.parameter('/j', { type: ParameterType.JSON }),
    },
  });
}

async function run(fill: (main: Pipeline) => void, worker: Worker): Promise<Ran> {
  const manifests = manifestsOf((chart) => {
    const main = new Pipeline(chart, 'main');
    fill(main);
    new Workflow(chart, 'workflow', { pipeline: main, metadata: { name: 'w' } });
  });
  const ran = await argo!.run(Yaml.stringify(...manifests), worker, { maxPods: 400 });
  const bad = ran.nodes.filter(({ phase }) => phase === 'Error').map(({ name, message }) => `${name}: ${message}`);
  expect({ stuck: ran.stuck, cut: ran.cut, bad }).toEqual({ stuck: false, cut: undefined, bad: [] });
  return ran;
}

function makes({ t, u, n, m, j }: Made<string, number, Data>): Worker {
  return byTask({ make: () => leaves({ t, u, n: JSON.stringify(n), m: JSON.stringify(m), j: JSON.stringify(j) }) });
}

function printer(scope: Pipeline): ContainerTemplate {
  return new ContainerTemplate(scope, 'printer', {
    ...RUN,
    parameters: { v: Parameter.string() },
    env: { V: Input.parameter('v') },
  });
}

/** What the pods got that stand where a name says: one for each expression. */
function arrived(ran: Ran, name: string): Record<string, string> {
  return Object.fromEntries(
    podsAt(ran, new RegExp(`(^|\\.)${name}-\\d+(\\(0\\))?$`)).map((pod) => [
      EXPRESSIONS[Number(/-(\d+)(\(0\))?$/.exec(pod.node.replace(/\((\d+):[^)]*\)$/, '($1)'))![1])].name,
      envOf(pod).V,
    ]),
  );
}

describeWith({ 'argo-run': argo !== undefined }, "An expression is by Argo's controller what its author means", () => {
  test.each(GIVEN.map((given, index) => [index, given] as const))(
    'of values %i',
    async (_, given) => {
      const ran = await run((main) => {
        const values = outputs(make(main));
        const template = printer(main);
        const below = new Pipeline(new Pipeline(main, 'outer'), 'inner');
        const own = {
          t: Input.parameter('t'),
          u: Input.parameter('u'),
          n: Input.parameter('n'),
          m: Input.parameter('m'),
          j: Input.parameter('j'),
        };
        EXPRESSIONS.forEach(({ value }, index) => {
          new Task(main, `argument-${index}`, { template, arguments: { v: Expr.of(value(values)).asText() } });
          new ContainerTask(below, `text-${index}`, { ...RUN, env: { V: `${Expr.of(value(values))}` } });
          const body = new ContainerTemplate(main, `body-${index}`, {
            ...RUN,
            parameters: {
              t: Parameter.string(),
              u: Parameter.string(),
              n: Parameter.number(),
              m: Parameter.number(),
              j: Parameter.json(),
            },
            env: { V: Expr.of(value(own)) },
          });
          new Task(new Pipeline(main, `of-${index}`), `own-${index}`, { template: body, arguments: { ...values } });
        });
      }, makes(given));
      const expected = Object.fromEntries(EXPRESSIONS.map(({ name, meaning }) => [name, asText(meaning(given))]));
      for (const place of ['argument', 'text', 'own']) {
        expect({ place, ...arrived(ran, place) }).toEqual({ place, ...expected });
      }
    },
    120_000,
  );

  test('in a loop', async () => {
    const [given] = GIVEN;
    const ran = await run((main) => {
      const values = outputs(make(main));
      const template = printer(main);
      EXPRESSIONS.forEach(
        ({ value }, index) =>
          new Task(main, `loop-${index}`, {
            template,
            forEach: Loop.over(['only', { k: 1 }].slice(0, 1)),
            arguments: { v: Expr.of(value(values)).asText() },
          }),
      );
    }, makes(given));
    expect(arrived(ran, 'loop')).toEqual(
      Object.fromEntries(EXPRESSIONS.map(({ name, meaning }) => [name, asText(meaning(given))])),
    );
  }, 120_000);

  test('as list and condition of a loop, with its items', async () => {
    const ran = await run((main) => {
      const { j, m } = outputs(make(main));
      const old = Expr.of(j).property('people').filter(Expr.element().property('age').gt(m));
      new Task(main, 'each', {
        template: printer(main),
        forEach: Loop.over(old),
        when: Expr.of(Item.index()).plus(1).lte(5),
        arguments: {
          v: Expr.text(
            Item.property('name'),
            '|',
            Expr.of(Item.property('age')).plus(m),
            '|',
            Expr.of(Item.index()).times(2),
          ),
        },
      });
    }, makes(GIVEN[0]));
    expect(podsAt(ran, /each/).map((pod) => envOf(pod).V)).toEqual(['{{=1+1}}|10|0', '"q" \' \\ \n {{|8|2']);
  });

  test('where values are absent, and as output of pipelines', async () => {
    const ran = await run((main) => {
      const { t, n } = outputs(make(main));
      const skipped = new ContainerTask(main, 'skipped', {
        ...RUN,
        when: Expr.of(n).plus(1).lt(0),
        outputs: { v: Output.parameter('/v', { type: ParameterType.NUMBER }) },
      });
      const template = printer(main);
      new Task(main, 'print-0', {
        template,
        arguments: { v: Expr.of(skipped.output('v')).plus(1).orElse(Expr.of(n).plus(2)) },
      });
      new Task(main, 'print-1', { template, arguments: { v: Expr.text('<', skipped.output('v'), '>').orElse(t) } });
      new Task(main, 'print-2', {
        template,
        arguments: {
          v: Expr.of(t)
            .length()
            .plus(Expr.of(skipped.output('v')).orElse(0)),
        },
      });
      new Task(main, 'print-3', {
        template,
        arguments: { v: Reference.firstOf(Expr.of(skipped.output('v')).plus(1), n) },
      });
      new Task(main, 'print-4', {
        template,
        when: Expr.of(skipped.output('v'))
          .gt(3)
          .or(Condition.of(Expr.of(true)))
          .and(Condition.of(Expr.of(Expr.of(skipped.output('v')).eq(1)).orElse(true))),
        arguments: { v: 'ran' },
      });
      const outer = new Pipeline(main, 'outer');
      const inner = new Pipeline(outer, 'inner');
      const made = make(inner);
      inner.addOutput('v', Expr.of(made.output('t')).replace('{', '<').plus('!'));
      inner.addOutput(
        'or',
        Expr.text(
          '[',
          new ContainerTask(inner, 'never', {
            ...RUN,
            when: made.output('t').eq('never'),
            outputs: { v: Output.parameter('/v') },
          }).output('v'),
          ']',
        ).orElse('{{=1+1}} none'),
      );
      outer.addOutput('w', Expr.text(inner.output('v'), '?'));
      new Task(main, 'print-5', { template, arguments: { v: outer.output('w') } });
      outer.addOutput('or', inner.output('or'));
      new Task(main, 'print-6', { template, arguments: { v: outer.output('or') } });
    }, makes(GIVEN[0]));
    const [{ t, n }] = GIVEN;
    expect(podsAt(ran, /^print/).map((pod) => envOf(pod).V)).toEqual([
      `${n + 2}`,
      t,
      `${[...t].length}`,
      `${n}`,
      `${t.split('{').join('<')}!?`,
      '{{=1+1}} none',
    ]);
  });

  test('in retries, hooks and handlers', async () => {
    const ran = await run(
      (main) => {
        const { n } = outputs(make(main));
        const print = printer(main);
        new ContainerTask(main, 'flaky', {
          ...RUN,
          env: { V: Expr.of(LastRetry.count()).plus(1) },
          retry: Retry.attempts(5, {
            while: Expr.of(LastRetry.exitCode()).minus(1).lt(LastRetry.count()).or(Expr.of(LastRetry.count()).lt(1)),
          }),
        });
        new Task(main, 'hooked', {
          template: print,
          arguments: { v: 'x' },
          hooks: {
            exit: {
              template: print,
              when: Expr.of(n).times(2).gt(14).and(Expr.of(WorkflowVariable.name()).length().eq(1)),
              arguments: { v: Expr.of(n).times(3) },
            } as Hook,
          },
        });
      },
      (pod) =>
        /flaky/.test(pod.node) && !/\(2\)$/.test(pod.node) ? { phase: 'Failed', exitCode: 1 } : makes(GIVEN[0])(pod),
    );
    expect(podsAt(ran, /flaky/).map((pod) => envOf(pod).V)).toEqual(['1', '2', '3']);
    expect(podsAt(ran, /hooked/).map((pod) => envOf(pod).V)).toEqual(['x', '22.5']);
  });
});
