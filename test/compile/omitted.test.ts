import { box, inMain, specOf } from './scenario';
import { Output, Pipeline } from '../../lib';

test('a task that runs although others were omitted lets the pipeline go on when what comes before them fails', () => {
  const nested = (guarded: boolean) => () =>
    specOf(
      inMain((main) => {
        const inner = new Pipeline(main, 'inner');
        const first = box(inner, 'first', { outputs: { o: Output.parameter('/o') } });
        const second = box(inner, 'second', { depends: first.succeeded, outputs: { o: Output.parameter('/o') } });
        box(inner, 'third', { args: [second.output('o').orElse('none')] });
        inner.addOutput('o', guarded ? first.output('o').orElse('none') : first.output('o'));
      }),
    );
  // When 'first' fails, 'second' is omitted, 'third' runs, and the pipeline succeeds without the output.
  expect(nested(false)).toThrow("AW1013 test/main/inner: reads output 'o' of task 'test/main/inner/first'");
  expect(nested(true)).not.toThrow();
});
