import { acceptedByArgo, box, givesGolden, inMain, lowersToGolden, specOf } from './scenario';
import {
  Condition,
  ContainerTask,
  ContainerTemplate,
  Input,
  Literal,
  Output,
  Parameter,
  Pipeline,
  Reference,
  Workflow,
  WorkflowVariable,
} from '../../lib';

const SAY = { image: 'a:1', command: ['say'], parameters: { v: Parameter.string() }, args: [Input.parameter('v')] };

givesGolden(
  'hooks of a workflow run by a condition, with inputs',
  (chart) => {
    const main = new Pipeline(chart, 'main', { parameters: { v: Parameter.string({ default: 'x' }) } });
    box(main, 'make');
    const say = new ContainerTemplate(chart, 'say', SAY);
    new Workflow(chart, 'object', {
      metadata: { name: 'object' },
      pipeline: main,
      hooks: {
        exit: { template: say, arguments: { v: 'the end' } },
        failed: {
          template: say,
          arguments: { v: Literal.text('{{x}}') },
          when: WorkflowVariable.status().eq('Failed'),
        },
        running: { template: say, when: Condition.expression("workflow.status == 'Running'") },
      },
    });
  },
  ['hooks', 'templates'],
);

lowersToGolden('a hook of a task reads status and outputs of its task, however it ended', (main, chart) => {
  const say = new ContainerTemplate(chart, 'say', SAY);
  const a = box(main, 'a', { outputs: { o: Output.parameter('/o') } });
  a.addHook('exit', { template: say, arguments: { v: `${a.status}: ${a.output('o')}` } });
  a.addHook('failed', { template: say, arguments: { v: 'oh' }, when: a.status.eq('Failed') });
  box(main, 'b', { after: [a] });
});

test('what Argo does not know when a hook starts is refused', () => {
  type Value = (a: ContainerTask, before: ContainerTask) => Reference;
  const hooked = (name: string, value: Value, when?: (a: ContainerTask) => Condition) => () =>
    specOf(
      inMain(
        (main, chart) => {
          const before = box(main, 'before', { outputs: { o: Output.parameter('/o') } });
          const a = box(main, 'a', { outputs: { o: Output.parameter('/o') }, after: [before] });
          a.addHook(name, {
            template: new ContainerTemplate(chart, 'say', SAY),
            arguments: { v: value(a, before) },
            when: when?.(a),
          });
        },
        { parameters: { p: Parameter.string() } },
      ),
    );
  const failed = (a: ContainerTask) => a.status.eq('Failed');
  expect(hooked('failed', (a) => a.output('o'), failed)).toThrow(
    "AW1007 test/main/a: uses output 'o' of task 'test/main/a', which is out of reach here. Only the 'exit' hook reads what tasks make",
  );
  expect(hooked('failed', (_, before) => before.output('o').orElse(''), failed)).toThrow('AW1007');
  expect(hooked('exit', (a) => a.result)).toThrow(
    'A hook reads the status and the outputs of its task, not its result or exit code.',
  );
  expect(hooked('exit', (a) => a.exitCode)).toThrow('AW1007');
  expect(hooked('exit', (a, before) => Reference.firstOf(a.output('o'), before.output('o')), failed)).not.toThrow();
});

acceptedByArgo();
