import { Chart, Testing } from 'cdk8s';
import {
  Condition,
  ContainerTask,
  CronWorkflow,
  Expr,
  HttpTask,
  Item,
  LastRetry,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Retry,
  Workflow,
  WorkflowVariable,
} from '../../lib';
import { BOX, producer } from '../support/charts';
import { inPipeline, reported, thrown } from '../support/refused';

/** What a task is reported for that has an expression in its environment. */
function having(value: unknown, more: object = {}): string[] {
  return inPipeline((pipeline) => {
    producer(pipeline);
    new ContainerTask(pipeline, 't', { ...BOX, env: { V: value }, ...more });
  });
}

function number(pipeline: Pipeline): ContainerTask {
  return new ContainerTask(pipeline, 'n', {
    ...BOX,
    outputs: {
      n: Output.parameter('/n', { type: ParameterType.NUMBER }),
      j: Output.parameter('/j', { type: ParameterType.JSON }),
    },
  });
}

describe('AW1022 operands of other types', () => {
  const message = (operation: string, found: string, wanted: string) => [
    `AW1022 test/p/t: has an expression in which '${operation}' gets ${found}, but it takes ${wanted}. Convert the value first.`,
  ];

  test.each([
    ['a text in arithmetic', Expr.of('abc').times(2), message('*', '"abc"', 'a number')],
    ['a list in arithmetic', Expr.of([1]).minus(1), message('-', 'a list', 'a number')],
    ['a number as text', Expr.of(1).upper(), message('upper', '1', 'a text (of another value: Expr.text(value))')],
    [
      'a number as list',
      Expr.of(1).plus(2).filter(Expr.element().gt(1)),
      message('filter', 'a number', 'a list (of JSON text: Expr.of(value).fromJson())'),
    ],
    [
      'a number as condition',
      Expr.choose(Expr.of(1).plus(1), 'a', 'b'),
      message('the condition of a choice', 'a number', 'a condition, or a value that is true or false'),
    ],
    [
      'a time as text',
      Expr.text(Expr.now()),
      message('text', 'a time', 'a text, number or JSON value (of a time: its format(layout))'),
    ],
  ])('%s', (_, value, messages) => expect(having(value)).toStrictEqual(messages));

  test('a sum of which nobody knows what it is', () => {
    expect(having(Expr.of(Item.value()).plus(Item.value()), { forEach: Loop.over([1]) })).toStrictEqual(
      message(
        'plus',
        'two values that may be numbers as well as texts',
        'a value of a known type: asFloat() makes a number, Expr.text(a, b) a text of both',
      ),
    );
  });
});

describe('AW1023 functions that do not exist', () => {
  test('called by name', () => {
    expect(thrown(() => Expr.call('uppper', 'a'))).toMatch(
      /^AW1023 Expr.call: calls the function 'uppper', which Argo's expression language does not have. The most similar ones are: 'upper', 'sprig.upper', .*functions of sprig are called 'sprig.<name>'.$/,
    );
    expect(thrown(() => Expr.sprig('env', 'HOME'))).toContain(
      "AW1023 Expr.call: calls the function 'sprig.env', which ",
    );
  });

  test('written in texts and conditions', () => {
    expect(having("{{=toupper('a')}}")[0]).toContain("AW1023 test/p/t: calls the function 'toupper', which ");
    expect(having('x', { when: Condition.expression("toupper('a') == 'A'") })[0]).toContain(
      "AW1023 test/p/t: calls the function 'toupper', which ",
    );
  });

  test('with the wrong number of arguments', () => {
    expect(thrown(() => Expr.call('replace', 'a', 'b'))).toBe(
      "AW1018 Expr.call: has 2 for 'replace', which takes 3 to 4 arguments. Correct it.",
    );
    expect(thrown(() => Expr.of('a').plus(undefined))).toBe(
      "AW1018 Expr: has no value for '+', which takes a reference, an expression, a condition or a literal value. Set it.",
    );
  });
});

describe('AW1024 outputs of pipelines that may fail', () => {
  const message = (risk: string) => [
    `AW1024 test/p/inner: has the output 'v' of an expression that fails for ${risk}, and Argo would wait for ever. Make the values the outputs, and compute where they are read: ` +
      'Expr.of(task.output(...)); or let a task compute it.',
  ];

  test.each<[string, (made: ContainerTask) => Expr, string]>([
    ['arithmetic on what a program writes', (made) => Expr.of(made.output('n')).plus(1), 'a text that is not a number'],
    ['a field of what a program writes', (made) => Expr.of(made.output('j')).property('a'), 'a text that is not JSON'],
    [
      'a comparison of numbers',
      (made) => Expr.choose(Expr.of(made.output('n')).gt(1), 'a', 'b'),
      'a comparison of what is neither a number nor JSON',
    ],
    ['a division', (made) => Expr.of(1).dividedBy(Expr.of(made.output('n').toString()).length()), 'a division by 0'],
  ])('%s', (_, value, risk) => {
    expect(
      inPipeline((pipeline) => {
        const inner = new Pipeline(pipeline, 'inner');
        inner.addOutput('v', value(number(inner)));
      }),
    ).toStrictEqual(message(risk));
  });

  test('what cannot fail is an output', () => {
    expect(
      inPipeline((pipeline) => {
        const inner = new Pipeline(pipeline, 'inner');
        const made = number(inner);
        inner.addOutput('v', Expr.text('n is ', made.output('n')).upper());
        inner.addOutput('length', Expr.text(made.output('j')).length().plus(1).times(2));
        // A text is no call of a function.
        inner.addOutput('text', Expr.choose(Expr.text(made.output('n')).eq('float(fromJSON('), 'a', 'b'));
        inner.addOutput('choice', Expr.choose(Expr.text(made.output('n')).eq('1'), 'one', Expr.text(made.output('n'))));
      }),
    ).toStrictEqual([]);
  });

  test('a value that may be absent is none', () => {
    expect(
      inPipeline((pipeline) => {
        const inner = new Pipeline(pipeline, 'inner');
        const skipped = new ContainerTask(inner, 's', {
          ...BOX,
          when: Condition.expression('1 > 2'),
          outputs: { o: Output.parameter('/o') },
        });
        inner.addOutput('v', Expr.of(skipped.output('o')).upper());
        inner.addOutput('w', Expr.of(skipped.output('o')).upper().orElse('NONE'));
      }),
    ).toStrictEqual([
      "AW1013 test/p/inner: reads output 'o' of task 'test/p/inner/s', which may not exist because 's' may be skipped. Argo would fail or wait for ever. " +
        'Give it a value for that case with orElse(...), or drop the condition.',
    ]);
  });
});

describe('AW1219 patterns that are not of Go', () => {
  const message = (path: string, shown: string, problem: string) =>
    `AW1219 ${path}: is matched with ${shown}, which cannot be used: error parsing regexp: ${problem}. ` +
    'Argo takes the patterns of Go, RE2, which has neither lookahead nor back references. Correct it.';

  test('of a reference', () => {
    expect(thrown(() => WorkflowVariable.name().matches('['))).toBe(
      message("the variable 'workflow.name'", '"["', 'missing closing ]: `[`'),
    );
    expect(thrown(() => WorkflowVariable.name().matches('(?=a)b'))).toBe(
      message("the variable 'workflow.name'", '"(?=a)b"', 'invalid or unsupported Perl syntax: `(?=`'),
    );
  });

  test('of a function of sprig', () => {
    expect(thrown(() => Expr.sprig('regexFind', '\\1', 'text'))).toBe(
      message('sprig.regexFind', String.raw`"\\1"`, 'invalid escape sequence: `\\1`'),
    );
  });

  test('in a text it is an expression that cannot be read', () => {
    expect(
      inPipeline((pipeline) => {
        new ContainerTask(pipeline, 't', { ...BOX, when: Condition.expression("workflow.name matches '['") });
      }),
    ).toStrictEqual([
      'AW1218 test/p/t: has an expression that Argo cannot read: error parsing regexp: missing closing ]: `[`. Correct it there; text that is not an expression is written with Literal.text(...).',
    ]);
  });
});

describe('AW1218 expressions that cannot be read', () => {
  const message = (why: string, field = 'an expression', path = 'test/p/t') => [
    `AW1218 ${path}: has ${field} that Argo cannot read: ${why}. Correct it there; text that is not an expression is written with Literal.text(...).`,
  ];

  test.each([
    ['a text', { env: { V: "{{=upper('a'}}" } }, message("expected , or ) at the end in upper('a'")],
    [
      'a condition',
      { when: Condition.expression("workflow.name = 'a'") },
      message('unexpected token at "=" (character 15) in workflow.name = \'a\''),
    ],
    [
      'the condition of a retry',
      { retry: Retry.attempts(2, { while: Condition.expression('lastRetry.exitCode ==') }) },
      message('unexpected token at the end in lastRetry.exitCode =='),
    ],
    [
      'overrides',
      { templateOverrides: { retryStrategy: { expression: 'asInt(lastRetry.exitCode > 1' } } },
      message(
        'expected , or ) at the end in asInt(lastRetry.exitCode > 1',
        "an expression in 'retryStrategy.expression'",
      ),
    ],
  ])('in %s', (_, more, messages) => expect(having('x', more)).toStrictEqual(messages));

  test('in an HTTP request', () => {
    expect(
      inPipeline(
        (pipeline) =>
          new HttpTask(pipeline, 't', { url: 'http://x', successCondition: 'response.statusCode == 200 &&' }),
      ),
    ).toStrictEqual(
      message(
        'unexpected token at the end in response.statusCode == 200 &&',
        "an expression in 'http.successCondition'",
      ),
    );
  });

  test('in the fields of a workflow', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', {
      pipeline,
      workflowOverrides: { workflowMetadata: { labelsFrom: { x: { expression: "workflow.name + '" } } } },
    });
    expect(reported(chart)).toStrictEqual(
      message(
        "literal not terminated at character 17 in workflow.name + '",
        "an expression in 'workflowMetadata.labelsFrom.x.expression'",
        'test/w',
      ),
    );
  });

  test('in a CronWorkflow', () => {
    const chart = new Chart(Testing.app(), 'test');
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    new CronWorkflow(chart, 'w', {
      pipeline,
      schedules: ['* * * * *'],
      when: 'cronworkflow.failed >',
      stopWhen: 'cron.failed > 2',
    });
    expect(reported(chart)).toStrictEqual([
      "AW1205 test/w: uses the variable 'cron', which does not exist here, so Argo would keep it as text or wait for ever. Variables here are: 'cronworkflow', '$env'. Use one of these, or Literal.text(...) for text that holds braces.",
      ...message('unexpected token at the end in cronworkflow.failed >', "an expression in 'when'", 'test/w'),
    ]);
  });
});

describe('what does not exist where an expression stands', () => {
  const unknown = (name: string, path = 'test/p/t') =>
    expect.stringContaining(`AW1205 ${path}: uses the variable '${name}', which does not exist here`);

  test('variables in texts', () => {
    expect(having("{{=upper(inptus.parameters['a'])}}")).toEqual([unknown('inptus')]);
    expect(having("{{=let a = workflow.name; a + 'b'}}")).toEqual([]);
    expect(having('x', { when: Condition.expression('lastRetry.exitCode == 1') })).toEqual([
      unknown('lastRetry.exitCode'),
    ]);
    expect(having('x', { retry: Retry.attempts(2, { while: Condition.expression("workflow.name == 'a'") }) })).toEqual([
      unknown('workflow'),
    ]);
    expect(having('x', { templateOverrides: { retryStrategy: { expression: 'lastTry.exitCode > 1' } } })).toEqual([
      unknown('lastTry'),
    ]);
  });

  test('references in expressions', () => {
    expect(having(Expr.of(Item.value()).times(2))).toEqual([
      expect.stringContaining('AW1017 test/p/t: uses the item of the loop, but neither this task'),
    ]);
    expect(having(Expr.of(LastRetry.count()).plus(1))).toEqual([
      expect.stringContaining(
        "AW1020 test/p/t: uses the variable 'retries', but the template it stands in is not retried",
      ),
    ]);
    expect(having(Expr.element().plus(1))).toEqual([
      expect.stringContaining('AW1007 test/p/t: uses the element of a list, which is out of reach here.'),
    ]);
    expect(
      thrown(() => Retry.attempts(2, { while: Expr.of(number(new Pipeline(Testing.chart(), 'q')).output('n')).gt(1) })),
    ).toContain("AW1007 Retry.attempts: uses output 'n' of task 'test/q/n', which is out of reach here.");
    const other = number(new Pipeline(Testing.chart(), 'q'));
    expect(having(Expr.of(other.output('n')).plus(1))).toEqual([
      expect.stringContaining("AW1007 test/p/t: uses output 'n' of task 'test/q/n', which is out of reach here."),
    ]);
  });

  test('artifacts', () => {
    const { output } = producer(new Pipeline(Testing.chart(), 'p'));
    expect(output).toBeDefined();
    expect(thrown(() => Expr.of(producer(new Pipeline(Testing.chart(), 'p')).output('f')))).toContain(
      "AW1402 output 'f' of task 'test/p/x'",
    );
  });

  test('a parameter that is an expression', () => {
    expect(
      inPipeline(
        (pipeline) =>
          new Pipeline(pipeline, 'i', {
            parameters: { a: Parameter.number() },
            arguments: { a: Expr.of('1').plus(Expr.of(true)) },
          }),
      ),
    ).not.toEqual([]);
  });
});
