import { Yaml } from 'cdk8s';
import { byTask, envOf, leaves, podsAt, wordsOf } from './pods';
import {
  ApprovalTask,
  ContainerTask,
  Input,
  Item,
  Literal,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  Retry,
  ScriptTask,
  Workflow,
  WorkflowTemplate,
  WorkflowVariable,
} from '../../lib';
import { manifestsOf } from '../compile/scenario';
import { ArgoRun, Ran, RunOptions, Worker } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

/** A text in which everybody finds something: Argo, Kubernetes, shells, YAML, JSON, Go. */
const HOSTILE =
  'A {{workflow.name}} {{=1+1}} {{nope}} {{item}} "q" \' \\ $(HOME) $$ %s 😀 🫪 é \r\n\t\u0001\u001b[31m\u007f\u0085\u2028 }} {{{{x}}}} {"a":{"b":{}}} {';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

interface Options extends RunOptions {
  readonly onExit?: (scope: Pipeline) => Pipeline;
}

/**
 * Runs a pipeline to which somebody gives the hostile text as `text` on submitting its template. In a Workflow that holds its own
 * templates Argo evaluates tags in the arguments, from the second time on that it looks at it.
 */
async function run(
  fill: (main: Pipeline) => void,
  worker: Worker = () => leaves({ v: HOSTILE }, HOSTILE),
  options: Options = {},
): Promise<Ran> {
  const { onExit, ...rest } = options;
  const manifests = manifestsOf((chart) => {
    const main = new Pipeline(chart, 'main', { parameters: { text: Parameter.string() } });
    fill(main);
    new WorkflowTemplate(chart, 'template', { pipeline: main, arguments: { text: 'x' }, onExit: onExit?.(main) });
  });
  const ran = await argo!.run(Yaml.stringify(...manifests), worker, { arguments: { text: HOSTILE }, ...rest });
  const bad = ran.nodes.filter(({ phase }) => phase === 'Error').map(({ name, message }) => `${name}: ${message}`);
  expect({ stuck: ran.stuck, cut: ran.cut, bad }).toEqual({ stuck: false, cut: undefined, bad: [] });
  return ran;
}

function print(scope: Pipeline, value: unknown, props = {}): ContainerTask {
  return new ContainerTask(scope, 'print', {
    image: 'a:1',
    command: ['print', value as string],
    args: [`${value}`],
    env: { V: value },
    ...props,
  });
}

function make(scope: Pipeline, props = {}): ContainerTask {
  return new ContainerTask(scope, 'make', {
    image: 'a:1',
    command: ['make'],
    outputs: { v: Output.parameter('/v') },
    ...props,
  });
}

/** What the printing pods got, all that is the same once. */
function printed(ran: Ran): string[] {
  return podsAt(ran, /print/).flatMap((pod) => [...new Set([...wordsOf(pod).slice(1), envOf(pod).V])]);
}

describeWith(
  { 'argo-run': argo !== undefined },
  "A hostile text arrives in the pods of Argo's controller as it was",
  () => {
    const routes: [string, (main: Pipeline) => void, string[]][] = [
      ['as parameter of the workflow', (main) => print(main, main.parameter('text')), [HOSTILE]],
      ['as literal', (main) => print(main, Literal.text(HOSTILE)), [HOSTILE]],
      ['as output of a task', (main) => print(main, make(main).output('v')), [HOSTILE]],
      ['as standard output', (main) => print(main, make(main).result), [HOSTILE]],
      [
        'among other texts',
        (main) => print(main, `${Literal.text(HOSTILE)}${make(main).output('v')}|${main.parameter('text')}`),
        [`${HOSTILE}${HOSTILE}|${HOSTILE}`],
      ],
      [
        'beside tags of the author',
        (main) => print(main, `${main.parameter('text')}{{=1+1}}${make(main).output('v')}${main.parameter('text')}`),
        [`${HOSTILE}2${HOSTILE}${HOSTILE}`],
      ],
      [
        'through pipelines, down and up',
        (main) => {
          const outer = new Pipeline(main, 'outer');
          const inner = new Pipeline(outer, 'inner', {
            parameters: { v: Parameter.string() },
            arguments: { v: main.parameter('text') },
          });
          const made = make(inner, { command: ['make', inner.parameter('v')] });
          inner.addOutput('v', made.output('v'));
          outer.addOutput('v', inner.output('v'));
          print(new Pipeline(main, 'other'), outer.output('v'));
        },
        [HOSTILE],
      ],
      [
        'as input that the author gives',
        (main) =>
          print(main, Input.parameter('v'), { parameters: { v: Parameter.string() }, arguments: { v: HOSTILE } }),
        [HOSTILE],
      ],
      [
        'as default',
        (main) => print(main, Input.parameter('v'), { parameters: { v: Parameter.string({ default: HOSTILE }) } }),
        [HOSTILE],
      ],
      [
        'as items of a loop',
        (main) => print(main, Item.value(), { forEach: Loop.over([HOSTILE, 'x']) }),
        [HOSTILE, 'x'],
      ],
      [
        'beside the items of a loop',
        (main) => print(main, main.parameter('text'), { forEach: Loop.over([1, 2]) }),
        [HOSTILE, HOSTILE],
      ],
      [
        'in place of a value that is not there',
        (main) => {
          const made = make(main, { when: main.parameter('text').eq('never') });
          print(main, made.output('v').orElse(HOSTILE));
        },
        [HOSTILE],
      ],
      [
        'as the first of two',
        (main) => {
          const first = make(main, { when: main.parameter('text').eq('never') });
          const second = new ContainerTask(main, 'make-2', {
            image: 'a:1',
            command: ['make'],
            outputs: { v: Output.parameter('/v') },
          });
          print(main, Reference.firstOf(first.output('v'), second.output('v')));
        },
        [HOSTILE],
      ],
      [
        'inside JSON',
        (main) =>
          print(main, Input.parameter('v'), {
            parameters: { v: Parameter.json() },
            arguments: { v: { [HOSTILE]: [make(main).output('v'), HOSTILE] } },
          }),
        [JSON.stringify({ [HOSTILE]: [HOSTILE, HOSTILE] })],
      ],
    ];

    test.each(routes)('%s', async (_, fill, expected) => {
      const found = printed(await run(fill));
      const same = (text: string) =>
        text.startsWith('{') && text.endsWith('}') ? JSON.stringify(JSON.parse(text)) : text;
      expect(found.map(same)).toEqual(expected);
    });

    test('as argument of a workflow, also to what runs later', async () => {
      // What YAML carries in a plain text.
      const text = HOSTILE.replace(/[\u007f\u0085\u2028]/g, '');
      const manifests = manifestsOf((chart) => {
        const main = new Pipeline(chart, 'main', { parameters: { text: Parameter.string(), json: Parameter.json() } });
        const made = make(main, { command: ['make', main.parameter('text'), main.parameter('json')] });
        print(main, main.parameter('text'), { after: [made], command: ['print', main.parameter('json')] });
        new Workflow(chart, 'workflow', { pipeline: main, arguments: { text, json: [text] } });
      });
      const ran = await argo!.run(Yaml.stringify(...manifests), () => leaves({ v: '' }));
      expect(
        podsAt(ran, /make/)
          .map((pod) => wordsOf(pod).slice(1))
          .map(([first, second]) => [first, JSON.parse(second)]),
      ).toEqual([[text, [text]]]);
      expect(podsAt(ran, /print/).map((pod) => [envOf(pod).V, JSON.parse(wordsOf(pod)[1])])).toEqual([[text, [text]]]);
    });

    test('in a script', async () => {
      const ran = await run(
        (main) =>
          new ScriptTask(main, 'print', {
            image: 'a:1',
            command: ['sh'],
            source: `echo ${Literal.text(HOSTILE)}`,
            env: { V: main.parameter('text') },
          }),
      );
      expect(ran.pods.map(({ template }) => template.script.source)).toEqual([`echo ${HOSTILE}`]);
      expect(ran.pods.map((pod) => envOf(pod).V)).toEqual([HOSTILE]);
    });

    test('as items that exist only at run time, and as the list of what they leave', async () => {
      const list = [HOSTILE, '', '{{', '[1]', HOSTILE];
      const ran = await run(
        (main) => {
          const lister = make(main, { outputs: { v: Output.parameter('/v', { type: ParameterType.JSON }) } });
          const each = new ContainerTask(main, 'each', {
            image: 'a:1',
            command: ['each', Item.value()],
            forEach: Loop.over(lister.output('v')),
            outputs: { v: Output.parameter('/v') },
          });
          print(main, Input.parameter('all'), {
            parameters: { all: Parameter.json() },
            arguments: { all: each.output('v') },
          });
        },
        byTask({ make: () => leaves({ v: JSON.stringify(list) }), each: (pod) => leaves({ v: wordsOf(pod)[1] }) }),
      );
      expect(podsAt(ran, /each/).map((pod) => wordsOf(pod)[1])).toEqual(list);
      expect(JSON.parse(printed(ran)[0])).toEqual(list);
    });

    test('as the answer of somebody', async () => {
      const ran = await run(
        (main) => {
          const approval = new ApprovalTask(main, 'ask', { answers: { note: Parameter.string({ default: '' }) } });
          print(main, approval.output('note'));
        },
        undefined,
        { resume: () => ({ outputs: { note: HOSTILE } }) },
      );
      expect(printed(ran)).toEqual([HOSTILE]);
    });

    test('in a retry', async () => {
      let attempts = 0;
      const ran = await run(
        (main) => print(main, main.parameter('text'), { retry: Retry.attempts(2) }),
        () => ({ phase: attempts++ === 0 ? 'Failed' : 'Succeeded' }),
      );
      expect(printed(ran)).toEqual([HOSTILE, HOSTILE]);
    });

    test('in a hook, as what the task left', async () => {
      const ran = await run((main) => {
        const inner = new Pipeline(main, 'inner');
        const notify = new Pipeline(main.node.scope!, 'notify', { parameters: { v: Parameter.string() } });
        print(notify, notify.parameter('v'));
        const made = make(inner);
        made.addHook('exit', { template: notify, arguments: { v: made.output('v') } });
      });
      expect(printed(ran)).toEqual([HOSTILE]);
    });

    test('in the exit handler, as message of a failure', async () => {
      const ran = await run(
        (main) => print(main, 'x'),
        byTask({ print: () => ({ phase: 'Failed', message: HOSTILE }) }),
        {
          onExit: (main) => {
            const bye = new Pipeline(main.node.scope!, 'bye');
            new ContainerTask(bye, 'tell', { image: 'a:1', command: ['tell', WorkflowVariable.failures()] });
            return bye;
          },
        },
      );
      const [told] = podsAt(ran, /tell/).map((pod) => JSON.parse(wordsOf(pod)[1]));
      // What Argo's Go cannot print comes as its number.
      expect(told.map(({ message }: any) => message)).toContain(HOSTILE.replace('🫪', '\\U0001faea'));
    });
  },
);
