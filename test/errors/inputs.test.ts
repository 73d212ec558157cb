import { Testing } from 'cdk8s';
import {
  Artifact,
  ArtifactLocation,
  ContainerTask,
  ContainerTemplate,
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
  WorkflowTemplate,
  WorkflowVariable,
} from '../../lib';
import { BOX, producer } from '../support/charts';
import { inPipeline, reported, thrown } from '../support/refused';

const nested = (pipeline: Pipeline, props: object) => {
  const inner = new Pipeline(pipeline, 'q', props);
  new ContainerTask(inner, 't', BOX);
  return inner;
};

describe('AW1001 unknown input', () => {
  test('of a task', () => {
    expect(
      inPipeline((p) => nested(p, { parameters: { date: Parameter.string() }, arguments: { date: '1', day: '2' } })),
    ).toStrictEqual([
      "AW1001 test/p/q: sets input 'day', but template 'q' does not declare it. Its inputs are: 'date'. Use one of these, or declare it on the template.",
    ]);
  });

  test('of a template without inputs', () => {
    expect(inPipeline((p) => nested(p, { arguments: { toString: '1' } }))).toStrictEqual([
      "AW1001 test/p/q: sets input 'toString', but template 'q' does not declare it. It has no inputs at all. Declare it on the template.",
    ]);
  });

  test('of a hook', () => {
    expect(
      inPipeline((p) => {
        const template = new ContainerTemplate(p, 'h', { ...BOX, parameters: { text: Parameter.string() } });
        new ContainerTask(p, 't', { ...BOX, hooks: { exit: { template, arguments: { text: '1', more: '2' } } } });
      }),
    ).toStrictEqual([
      "AW1001 test/p/t: sets input 'more', but template 'h' does not declare it. Its inputs are: 'text'. Use one of these, or declare it on the template.",
    ]);
  });
});

describe('AW1002 missing input', () => {
  test('of a task, and one that is undefined', () => {
    const message =
      "AW1002 test/p/q: does not set input 'date', which template 'q' requires. Pass it in 'arguments', or give it a default on the template.";
    expect(inPipeline((p) => nested(p, { parameters: { date: Parameter.string() } }))).toStrictEqual([message]);
    expect(
      inPipeline((p) => nested(p, { parameters: { date: Parameter.string() }, arguments: { date: undefined } })),
    ).toStrictEqual([message]);
  });

  test('an artifact', () => {
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, artifacts: { a: Artifact.at('/a') } }))).toStrictEqual(
      [
        "AW1002 test/p/t: does not set input 'a', which template 't' requires. Pass it in 'arguments', or make it optional on the template.",
      ],
    );
  });

  test('of a hook', () => {
    expect(
      inPipeline((p) => {
        const template = new ContainerTemplate(p, 'h', { ...BOX, parameters: { text: Parameter.string() } });
        new ContainerTask(p, 't', { ...BOX, hooks: { exit: { template } } });
      }),
    ).toStrictEqual([
      "AW1002 test/p/t: does not set input 'text', which template 'h' requires. Pass it in 'arguments', or give it a default on the template.",
    ]);
  });

  test('of an exit handler', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', {
      pipeline,
      onExit: new ContainerTemplate(chart, 'h', { ...BOX, parameters: { text: Parameter.string() } }),
    });
    expect(reported(chart)).toStrictEqual([
      "AW1002 test/w: does not set input 'text', which template 'h' requires. Pass it in 'arguments', or give it a default on the template " +
        '(onExit has no arguments: hooks: { exit: { template, arguments } } has).',
    ]);
  });
});

describe('AW1003 unknown output', () => {
  test('of a task', () => {
    expect(
      inPipeline((p) => {
        expect(thrown(() => producer(p).output('rows'))).toBe(
          "AW1003 test/p/x: has no output 'rows'. Its outputs are: 'o', 'f'. Use one of these, or declare it in 'outputs' (a pipeline: with addOutput).",
        );
      }),
    ).toStrictEqual([]);
  });

  test('names of every object are no outputs', () => {
    const task = new ContainerTask(new Pipeline(Testing.chart(), 'p'), 't', BOX);
    for (const name of ['toString', 'constructor', '__proto__']) {
      expect(thrown(() => task.output(name))).toBe(
        `AW1003 test/p/t: has no output '${name}'. It has no outputs at all. Declare it in 'outputs' (a pipeline: with addOutput).`,
      );
    }
  });

  test('the path of an output of the other kind', () => {
    expect(
      inPipeline((p) => {
        new ContainerTask(p, 't', {
          ...BOX,
          args: [Input.outputPath('f')],
          outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') },
        });
      }),
    ).toStrictEqual([
      "AW1003 test/p/t: has no output parameter 'f'. Its output parameters are: 'o'. Use one of these, or declare it in 'outputs' (a pipeline: with addOutput).",
    ]);
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            args: [Input.outputArtifactPath('o')],
            outputs: { o: Output.parameter('/o') },
          }),
      ),
    ).toStrictEqual([
      "AW1003 test/p/t: has no output artifact 'o'. It has no output artifacts at all. Declare it in 'outputs' (a pipeline: with addOutput).",
    ]);
  });
});

describe('AW1004 unknown input of the template itself', () => {
  const pipeline = new Pipeline(Testing.chart(), 'p', {
    parameters: { date: Parameter.string() },
    artifacts: { raw: Artifact.required() },
  });

  test('a parameter', () => {
    expect(thrown(() => pipeline.parameter('day'))).toBe(
      "AW1004 test/p: has no input parameter 'day'. Its input parameters are: 'date'. Use one of these, or declare it in 'parameters'.",
    );
    expect(thrown(() => pipeline.parameter('raw'))).toBe(
      "AW1004 test/p: has no input parameter 'raw'. Its input parameters are: 'date'. Use one of these, or declare it in 'parameters'.",
    );
  });

  test('an artifact', () => {
    expect(thrown(() => pipeline.artifact('date'))).toBe(
      "AW1004 test/p: has no input artifact 'date'. Its input artifacts are: 'raw'. Use one of these, or declare it in 'artifacts'.",
    );
  });

  test('by Input, before the template exists', () => {
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [Input.parameter('day')] }))).toStrictEqual([
      "AW1004 test/p/t: has no input parameter 'day'. It has no input parameters at all. Declare it in 'parameters'.",
    ]);
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [Input.artifactPath('raw')] }))).toStrictEqual([
      "AW1004 test/p/t: has no input artifact 'raw'. It has no input artifacts at all. Declare it in 'artifacts'.",
    ]);
  });
});

test('AW1005 the result or exit code of what is not a program', () => {
  const pipeline = new Pipeline(new Pipeline(Testing.chart(), 'p'), 'q');
  const message =
    "AW1005 test/p/q: has no result and no exit code: template 'q' runs no single program. Only container and script templates have them. " +
    "Read an output with output('name') instead.";
  expect(thrown(() => pipeline.result)).toBe(message);
  expect(thrown(() => pipeline.exitCode)).toBe(message);
});

describe('AW1006 the wrong kind of input', () => {
  test('an artifact for a parameter', () => {
    expect(
      inPipeline((p) =>
        nested(p, { parameters: { a: Parameter.string() }, arguments: { a: producer(p).output('f') } }),
      ),
    ).toStrictEqual([
      "AW1006 test/p/q: sets input 'a' to output 'f' of task 'test/p/x', but it is declared as a parameter. Pass a value or a reference to one, or change the declaration.",
    ]);
    expect(
      inPipeline((p) =>
        nested(p, { parameters: { a: Parameter.string() }, arguments: { a: ArtifactLocation.key('k') } }),
      ),
    ).toStrictEqual([
      "AW1006 test/p/q: sets input 'a' to an object of class ArtifactLocation, but it is declared as a parameter. Pass a value or a reference to one, or change the declaration.",
    ]);
  });

  test('a parameter, a text or null for an artifact', () => {
    const refused = (value: unknown) =>
      inPipeline((p) =>
        nested(p, {
          artifacts: { a: Artifact.required() },
          arguments: { a: value === 'output' ? producer(p).output('o') : value },
        }),
      );
    const message = (value: string) => [
      `AW1006 test/p/q: sets input 'a' to ${value}, but it is declared as an artifact. Pass an artifact of another task, or an ArtifactLocation, or change the declaration.`,
    ];
    expect(refused('output')).toStrictEqual(message("output 'o' of task 'test/p/x'"));
    expect(refused('s3://bucket')).toStrictEqual(message('"s3://bucket"'));
    expect(refused(null)).toStrictEqual(message('null'));
  });

  test('in the arguments of a workflow', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', { artifacts: { a: Artifact.required() } });
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', { pipeline, arguments: { a: pipeline.artifact('a') } });
    expect(reported(chart)).toStrictEqual([
      "AW1006 test/w: sets input 'a' to input 'a' of 'test/p', but it is declared as an artifact. Pass an ArtifactLocation, or change the declaration.",
    ]);
  });
});

describe('AW1007 out of reach', () => {
  const message = (user: string, maker: string) => [
    `AW1007 ${user}: uses output 'o' of task '${maker}/x', which is out of reach here. Reachable are the tasks and inputs of the pipelines around it, up to 'test/p'. ` +
      `Make it an output of '${maker}' with addOutput and read that, or make it an input here and pass it where this is called.`,
  ];

  test('a task of another pipeline', () => {
    expect(
      inPipeline((p, chart) => {
        new ContainerTask(p, 't', { ...BOX, args: [producer(new Pipeline(chart, 'other')).output('o')] });
      }),
    ).toStrictEqual(message('test/p/t', 'test/other'));
  });

  test('a task inside a nested pipeline, in arguments, conditions, loops and outputs', () => {
    const inner = (p: Pipeline) => producer(new Pipeline(p, 'q')).output('o');
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [inner(p)] }))).toStrictEqual(
      message('test/p/t', 'test/p/q'),
    );
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, when: inner(p).eq('1') }))).toStrictEqual(
      message('test/p/t', 'test/p/q'),
    );
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, forEach: Loop.over(inner(p)) }))).toStrictEqual(
      message('test/p/t', 'test/p/q'),
    );
    expect(inPipeline((p) => p.addOutput('o', inner(p)))).toStrictEqual(message('test/p', 'test/p/q'));
  });

  test('the input of another pipeline', () => {
    expect(
      inPipeline((p, chart) => {
        const other = new Pipeline(chart, 'other', { parameters: { date: Parameter.string() } });
        new ContainerTask(p, 't', { ...BOX, args: [other.parameter('date')] });
      }),
    ).toStrictEqual([
      "AW1007 test/p/t: uses input 'date' of 'test/other', which is out of reach here. Reachable are the tasks and inputs of the pipelines around it, up to 'test/p'. " +
        'Make the value an input of the template, and pass it where the template is called.',
    ]);
  });

  test('what only exit handlers know', () => {
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [WorkflowVariable.failures()] }))).toStrictEqual(
      [
        "AW1007 test/p/t: uses the variable 'workflow.failures', which is out of reach here. Reachable are the tasks and inputs of the pipelines around it, up to 'test/p'. " +
          'Make the value an input of the template, and pass it where the template is called.',
      ],
    );
  });

  test('what exit handlers do not know', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    const task = new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', { pipeline, onExit: new ContainerTemplate(chart, 'h', { ...BOX, args: [task.result] }) });
    expect(reported(chart)).toStrictEqual([
      "AW1007 test/w: uses the result of task 'test/p/t', which is out of reach here. A handler reads inputs of the pipeline and output parameters of its tasks. " +
        'Write the value to a file and declare an output parameter.',
    ]);
  });

  test('anything but the last attempt in the condition of a retry', () => {
    const task = producer(new Pipeline(Testing.chart(), 'p'));
    expect(thrown(() => Retry.attempts(3, { while: LastRetry.exitCode().eq('2').and(task.output('o').eq('1')) }))).toBe(
      "AW1007 Retry.attempts: uses output 'o' of task 'test/p/x', which is out of reach here. The condition of a retry knows only the last attempt. " +
        'Use LastRetry, and end the program with an exit code that says what happened.',
    );
  });
});

describe('AW1008 the wrong type', () => {
  const refused = (parameter: Parameter, value: unknown) =>
    inPipeline((p) => nested(p, { parameters: { n: parameter }, arguments: { n: value } }));

  test.each<[string, Parameter, unknown, string, string]>([
    ['a text for a number', Parameter.number(), '4', '"4"', 'a finite number'],
    ['an empty text for a number', Parameter.number(), '', '""', 'a finite number'],
    ['a boolean for a number', Parameter.number(), false, 'false', 'a finite number'],
    ['null for a number', Parameter.number(), null, 'null', 'a finite number'],
    ['a text for a boolean', Parameter.boolean(), 'true', '"true"', 'true or false'],
    ['0 for a boolean', Parameter.boolean(), 0, '0', 'true or false'],
    ['a number for a text', Parameter.string(), 4, '4', 'a text'],
    ['null for a text', Parameter.string(), null, 'null', 'a text'],
    ['a list for a text', Parameter.string(), ['a'], '["a"]', 'a text'],
    ['an object for a text', Parameter.string(), { a: 1 }, '{"a":1}', 'a text'],
  ])('%s', (_, parameter, value, shown, wanted) => {
    expect(refused(parameter, value)).toStrictEqual([
      `AW1008 test/p/q: has ${shown} for 'n', which is not ${wanted}. Write ${wanted}, or change the parameter's type.`,
    ]);
  });

  test('a long value is cut', () => {
    expect(refused(Parameter.number(), 'x'.repeat(500))).toStrictEqual([
      `AW1008 test/p/q: has "${'x'.repeat(116)}... for 'n', which is not a finite number. Write a finite number, or change the parameter's type.`,
    ]);
  });

  test('a text with references for a number', () => {
    expect(
      inPipeline((p) =>
        nested(p, { parameters: { n: Parameter.number() }, arguments: { n: `1${producer(p).output('o')}` } }),
      ),
    ).toStrictEqual([
      "AW1008 test/p/q: has \"1<output 'o' of task 'test/p/x'>\" for 'n', which is not a number. Write a number, or change the parameter's type.",
    ]);
  });

  test('a default', () => {
    expect(thrown(() => Parameter.number({ default: '4' }))).toBe(
      "AW1008 Parameter.number: has \"4\" for 'default', which is not a finite number. Write a finite number, or change the parameter's type.",
    );
    expect(thrown(() => Output.parameter('/n', { default: 4 }))).toBe(
      "AW1008 Output.parameter(\"/n\"): has 4 for 'default', which is not a text. Write a text, or change the parameter's type.",
    );
  });

  test('an argument of a workflow', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', { parameters: { n: Parameter.boolean() } });
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', { pipeline, arguments: { n: 'yes' } });
    expect(reported(chart)).toStrictEqual([
      "AW1008 test/w: has \"yes\" for 'n', which is not true or false. Write true or false, or change the parameter's type.",
    ]);
  });
});

test('AW1009 not one of the choices', () => {
  expect(
    inPipeline((p) => nested(p, { parameters: { size: Parameter.enum(['S', 'M']) }, arguments: { size: 'XL' } })),
  ).toStrictEqual([
    "AW1009 test/p/q: has \"XL\" for 'size', which is not one of its choices. They are: 'S', 'M'. Use one of these, or add it to the choices.",
  ]);
  expect(thrown(() => Parameter.enum(['S', 'M'], { default: 'XL' }))).toBe(
    "AW1009 Parameter.enum: has \"XL\" for 'default', which is not one of its choices. They are: 'S', 'M'. Use one of these, or add it to the choices.",
  );
});

describe('AW1010 what JSON cannot carry', () => {
  class Money {}
  const ring: { self?: unknown } = {};
  ring.self = ring;

  test.each<[string, unknown, string]>([
    ['undefined', { a: [undefined] }, "undefined at 'j.a[0]'"],
    ['NaN', { a: NaN }, "NaN at 'j.a'"],
    ['infinity', -Infinity, "-Infinity at 'j'"],
    ['a function', [() => 1], "a function at 'j[0]'"],
    ['a symbol', { a: Symbol('s') }, "Symbol(s) at 'j.a'"],
    ['a big number', 10n, "10 at 'j'"],
    ['a date', { at: new Date(0) }, "an object of class Date at 'j.at'"],
    ['a map', new Map(), "an object of class Map at 'j'"],
    ['an object of a class', { a: { b: new Money() } }, "an object of class Money at 'j.a.b'"],
    ['a value that contains itself', ring, "a value that contains itself at 'j.self'"],
  ])('%s, alone and beside a reference', (_, value, at) => {
    const message = `AW1010 test/p/q: has ${at}, which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.`;
    expect(
      inPipeline((p) => nested(p, { parameters: { j: Parameter.json() }, arguments: { j: value } })),
    ).toStrictEqual([message]);
    expect(
      inPipeline((p) =>
        nested(p, { parameters: { j: Parameter.json() }, arguments: { j: { ref: producer(p).output('o'), value } } }),
      ),
    ).toStrictEqual([message.replace(/ at 'j/, " at 'j.value")]);
  });

  test('a condition or a construct is not a value', () => {
    expect(
      inPipeline((p) => nested(p, { parameters: { j: Parameter.json() }, arguments: { j: producer(p) } })),
    ).toStrictEqual([
      "AW1010 test/p/q: has an object of class ContainerTask ('test/p/x') at 'j', which JSON cannot carry. " +
        'JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.',
    ]);
    expect(
      inPipeline((p) =>
        nested(p, { parameters: { j: Parameter.json() }, arguments: { j: producer(p).output('o').eq('1') } }),
      )[0],
    ).toBe(
      "AW1010 test/p/q: has an object of class Condition at 'j', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
    );
  });

  test('in a loop, a comparison and an override', () => {
    expect(thrown(() => Loop.over([1, undefined]))).toBe(
      "AW1010 Loop.over: has undefined at 'list[1]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
    );
    expect(thrown(() => Item.value().eq(NaN))).toBe(
      "AW1010 the item of the loop: has NaN at '==', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
    );
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', {
      pipeline,
      workflowOverrides: { nodeSelector: { since: new Date(0) as unknown as string } },
    });
    expect(reported(chart)).toStrictEqual([
      "AW1010 test/w: has an object of class Date at 'spec.nodeSelector.since', which JSON cannot carry. " +
        'JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.',
    ]);
  });
});

test('AW1011 a parameter without value', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', { parameters: { date: Parameter.string() } });
  new ContainerTask(pipeline, 't', BOX);
  new WorkflowTemplate(chart, 'template', { pipeline });
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart)).toStrictEqual([
    "AW1011 test/w: gives no value to parameter 'date', which has no default. A Workflow and a CronWorkflow run as they stand. " +
      "Set it in 'arguments', or give the parameter a default.",
  ]);
});

test('AW1012 an artifact in a text', () => {
  const message = [
    "AW1012 test/p/t: puts output 'f' of task 'test/p/x' into text, but an artifact is a file. " +
      "Declare it with artifacts: { name: Artifact.at('/path', { from: ... }) } and write the path.",
  ];
  expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [producer(p).output('f')] }))).toStrictEqual(
    message,
  );
  expect(
    inPipeline((p) => new ContainerTask(p, 't', { ...BOX, env: { F: `file ${producer(p).output('f')}` } })),
  ).toStrictEqual(message);
  expect(
    inPipeline((p) => {
      const x = producer(p);
      new ContainerTask(p, 't', { ...BOX, when: x.output('o').eq(x.output('f')) });
    }),
  ).toStrictEqual(message);
});

describe('AW1013 a value that may not exist', () => {
  test('the output of a conditional task, as output of the pipeline', () => {
    expect(
      inPipeline((p) => {
        const x = new ContainerTask(p, 'x', {
          ...BOX,
          outputs: { o: Output.parameter('/o') },
          when: WorkflowVariable.name().eq('a'),
        });
        p.addOutput('o', x.output('o'));
      }),
    ).toStrictEqual([
      "AW1013 test/p: reads output 'o' of task 'test/p/x', which may not exist because 'x' may be skipped. Argo would fail or wait for ever. " +
        'Give it a value for that case with orElse(...), or drop the condition.',
    ]);
  });

  test('in a task that runs when the producer failed', () => {
    expect(
      inPipeline((p) => {
        const x = producer(p);
        new ContainerTask(p, 't', { ...BOX, args: [x.output('o')], depends: x.failed });
      }),
    ).toStrictEqual([
      "AW1013 test/p/t: reads output 'o' of task 'test/p/x', which may not exist because the task's 'depends' lets it run when 'x' did not succeed. " +
        'Argo would fail or wait for ever. Give it a value for that case with orElse(...), or drop the condition.',
    ]);
  });

  test('an artifact', () => {
    expect(
      inPipeline((p) => {
        const x = producer(p);
        new ContainerTask(p, 't', {
          ...BOX,
          artifacts: { a: Artifact.at('/a', { from: x.output('f') }) },
          depends: x.failed,
        });
      }),
    ).toStrictEqual([
      "AW1013 test/p/t: reads output 'f' of task 'test/p/x', which may not exist because the task's 'depends' lets it run when 'x' did not succeed. " +
        'Argo would fail or wait for ever. Make the input artifact optional, or drop the condition.',
    ]);
  });
});

test('AW1014 the printed text of a loop', () => {
  const task = new ContainerTask(new Pipeline(Testing.chart(), 'p'), 't', { ...BOX, forEach: Loop.over([1, 2]) });
  expect(thrown(() => task.result)).toBe(
    'AW1014 test/p/t: is a loop, and Argo parses the standard output of every item as JSON, so plain text breaks all of them. ' +
      'Declare an output parameter, or print JSON and set resultType: Parameter.json() (or number, or boolean).',
  );
});

test('AW1015 a collection of artifacts', () => {
  expect(
    inPipeline((p) => {
      const x = new ContainerTask(p, 'x', {
        ...BOX,
        forEach: Loop.over([1, 2]),
        outputs: { f: Output.artifact('/f', { location: ArtifactLocation.key('k') }) },
      });
      new ContainerTask(p, 't', { ...BOX, artifacts: { all: Artifact.at('/all', { from: x.output('f') }) } });
    }),
  ).toStrictEqual([
    "AW1015 test/p/x: cannot collect artifact 'f' of all items, because it has a location of its own. " +
      'Write the artifact in a container or script task of the loop, without a location of its own, and read it in the same pipeline.',
  ]);
});

test('AW1016 a global output that nothing exports', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 't', { ...BOX, outputs: { o: Output.parameter('/o', { globalName: 'rows' }) } });
  const onExit = new ContainerTemplate(chart, 'h', {
    ...BOX,
    args: [pipeline.globalOutput('row'), pipeline.globalOutput('rows')],
  });
  new Workflow(chart, 'w', { pipeline, onExit });
  expect(reported(chart)).toStrictEqual([
    "AW1016 test/h: reads the global output 'row', which no template exports. Global outputs are: 'rows'. Use one of these, or set globalName on the output that makes it.",
  ]);
});

describe('AW1017 not in a loop', () => {
  test('an item', () => {
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [Item.value()] }))).toStrictEqual([
      'AW1017 test/p/t: uses the item of the loop, but neither this task nor a pipeline around it loops. Set forEach: Loop.over(...) on the task, or on the pipeline around it.',
    ]);
  });

  test('a status of loops', () => {
    const task = new ContainerTask(new Pipeline(Testing.chart(), 'p'), 't', BOX);
    expect(thrown(() => task.anySucceeded)).toBe(
      'AW1017 test/p/t: uses the status AnySucceeded, but neither this task nor a pipeline around it loops. ' +
        'Set forEach: Loop.over(...) on the task, or on the pipeline around it.',
    );
  });
});

test('AW1019 merged artifacts outside of the outputs of a pipeline', () => {
  expect(
    inPipeline((p) => {
      const x = producer(p);
      const y = new ContainerTask(p, 'y', { ...BOX, outputs: { f: Output.artifact('/f') } });
      new ContainerTask(p, 't', {
        ...BOX,
        artifacts: { a: Artifact.at('/a', { from: Reference.firstOf(x.output('f'), y.output('f')) }) },
      });
    }),
  ).toStrictEqual([
    "AW1019 test/p/t: passes the first of output 'f' of task 'test/p/x', output 'f' of task 'test/p/y', but Argo merges artifacts only in the outputs of a pipeline. " +
      'Put the producers in a nested pipeline, merge them with addOutput there, and pass its output.',
  ]);
});

test('AW1020 the last attempt where nothing is retried', () => {
  const message = (path: string) => [
    `AW1020 ${path}: uses the variable 'lastRetry.exitCode', but the template it stands in is not retried, so Argo would keep the name as text. ` +
      'Set retry: Retry.attempts(...) there, or leave the value out.',
  ];
  expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [LastRetry.exitCode()] }))).toStrictEqual(
    message('test/p/t'),
  );
  expect(
    inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [LastRetry.exitCode()], retry: Retry.attempts(2) })),
  ).toStrictEqual([]);
  // The task that calls a template is never retried itself.
  expect(
    inPipeline((p) => {
      const template = new ContainerTemplate(p, 'h', {
        ...BOX,
        parameters: { n: Parameter.string() },
        args: [Input.parameter('n')],
        retry: Retry.attempts(2),
      });
      new Task(p, 't', { template, arguments: { n: LastRetry.exitCode() } });
    }),
  ).toStrictEqual(message('test/p/t'));
});

test('AW1021 an output that is a field of a JSON value', () => {
  const message = (what: string) => [
    `AW1021 test/p: has the output 'x' of ${what}, but a field that is not there would leave the output without a value, and Argo would wait for ever. ` +
      "Make the whole value the output, and read its field where it is used: output('x').property(...).",
  ];
  const json = (p: Pipeline) =>
    new ContainerTask(p, 't', { ...BOX, outputs: { j: Output.parameter('/j', { type: ParameterType.JSON }) } }).output(
      'j',
    );
  expect(inPipeline((p) => p.addOutput('x', json(p).property('a')))).toStrictEqual(
    message("field \"a\" of output 'j' of task 'test/p/t'"),
  );
  expect(inPipeline((p) => p.addOutput('x', json(p).at(3).orElse('')))).toStrictEqual(
    message("the first of field 3 of output 'j' of task 'test/p/t'"),
  );
  expect(inPipeline((p) => p.addOutput('x', json(p)))).toStrictEqual([]);
});
