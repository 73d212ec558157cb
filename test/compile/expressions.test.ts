import { escapedText } from './guards';
import { acceptedByArgo, box, gives, inMain, specOf } from './scenario';
import {
  Condition,
  ContainerTask,
  Expr,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  Task,
  ContainerTemplate,
  Input,
} from '../../lib';

const OUTPUTS = {
  t: Output.parameter('/t'),
  n: Output.parameter('/n', { type: ParameterType.NUMBER }),
  b: Output.parameter('/b', { type: ParameterType.BOOLEAN }),
  j: Output.parameter('/j', { type: ParameterType.JSON }),
};
const T = "tasks['gen'].outputs.parameters['t']";
const N = "tasks['gen'].outputs.parameters['n']";
const J = "fromJSON(tasks['gen'].outputs.parameters['j'])";

/** A task that makes values, and one that gets an expression of them. */
function given(type: () => Parameter, value: (gen: ContainerTask) => unknown) {
  return inMain((main) => {
    const gen = box(main, 'gen', { outputs: OUTPUTS });
    const template = new ContainerTemplate(main, 'printer', {
      image: 'a:1',
      command: ['x'],
      parameters: { v: type() },
      env: { V: Input.parameter('v') },
    });
    new Task(main, 'print', { template, arguments: { v: value(gen) } });
  });
}

function taskOf(build: ReturnType<typeof inMain>, name: string): any {
  return specOf(build)
    .templates.find((template: any) => template.name === 'main')
    .dag.tasks.find((task: any) => task.name === name);
}

const number = () => Parameter.number();
const text = () => Parameter.string();
const json = () => Parameter.json();

const ROWS: [string, () => Parameter, (gen: ContainerTask) => unknown, string][] = [
  ['arithmetic', number, (gen) => Expr.of(gen.output('n')).plus(1).times(2), `toJson((float(${N}) + 1) * 2)`],
  ['whole numbers', number, (gen) => Expr.of(gen.output('n')).modulo(3), `toJson(int(float(${N})) % 3)`],
  ['texts', text, (gen) => Expr.of(gen.output('t')).plus('!').upper(), escapedText(`upper(${T} + '!')`)],
  [
    'texts of all',
    text,
    (gen) => Expr.text(gen.output('n'), ' of ', Expr.of(gen.output('n')).plus(1)),
    escapedText(`${N} + ' of ' + toJson(float(${N}) + 1)`),
  ],
  [
    'a choice',
    text,
    (gen) => Expr.choose(gen.output('n').gt(3), gen.output('t'), 'few'),
    escapedText(`(float(${N}) > 3) ? ${T} : 'few'`),
  ],
  [
    'a truth',
    text,
    (gen) => Expr.choose(gen.output('b'), 'yes', 'no'),
    escapedText("(tasks['gen'].outputs.parameters['b'] == 'true') ? 'yes' : 'no'"),
  ],
  [
    'lists',
    json,
    (gen) =>
      Expr.of(gen.output('j'))
        .property('list')
        .filter(Expr.element().property('age').gt(17))
        .map(Expr.element().property('name')),
    `replace(toJson(map(filter(${J}['list'], float(#['age']) > 17), #['name'])), '{'+'{', '\\\\u007b\\\\u007b')`,
  ],
  [
    'a null',
    text,
    (gen) => Expr.of(gen.output('j')).property('a').orElse('none').asText(),
    escapedText(`type((${J}['a'] ?? 'none')) == 'string' ? (${J}['a'] ?? 'none') : toJson((${J}['a'] ?? 'none'))`),
  ],
];

test.each(ROWS)('%s', (_, type, value, expected) => {
  expect(taskOf(given(type, value), 'print').arguments.parameters).toStrictEqual([
    { name: 'v', value: `{{=${expected}}}` },
  ]);
});

test('a condition of expressions', () => {
  const when = (condition: (gen: ContainerTask) => Condition) =>
    taskOf(
      inMain((main) => {
        const gen = box(main, 'gen', { outputs: OUTPUTS });
        box(main, 'print', { when: condition(gen) });
      }),
      'print',
    ).when;
  expect(when((gen) => Expr.of(gen.output('n')).plus(1).gt(3))).toBe(`{{=(float(${N}) + 1) > 3}}`);
  expect(
    when((gen) =>
      Expr.of(gen.output('j'))
        .includes('k')
        .and(gen.output('t').startsWith(gen.output('n'))),
    ),
  ).toBe(`{{=('k' in ${J}) and (${T} startsWith ${N})}}`);
  expect(when((gen) => Condition.of(Expr.of(gen.output('j')).property('ok')).not())).toBe(
    `{{=not (${J}['ok'] == true)}}`,
  );
  expect(when((gen) => Condition.of(gen.output('b')))).toBe("{{=tasks['gen'].outputs.parameters['b'] == 'true'}}");
});

test('an expression makes its tasks wait, and one that may be absent lets them go on', () => {
  const spec = specOf(
    inMain((main) => {
      const gen = box(main, 'gen', { outputs: OUTPUTS });
      const skipped = box(main, 'skipped', { when: gen.output('n').gt(3), outputs: OUTPUTS });
      box(main, 'strict', { command: [`${Expr.of(skipped.output('n')).plus(gen.output('n'))}`] });
      box(main, 'lenient', { command: [`${Expr.of(skipped.output('n')).plus(1).orElse(gen.output('n'))}`] });
    }),
  );
  const { tasks } = spec.templates[0].dag;
  expect(tasks.map(({ name, depends }: any) => [name, depends])).toStrictEqual([
    ['gen', undefined],
    ['skipped', 'gen'],
    ['strict', 'skipped.Succeeded && gen'],
    ['lenient', 'skipped && gen'],
  ]);
  expect(tasks[3].arguments.parameters[0].value).toBe(
    `{{=toJson(tasks['skipped'].status == 'Succeeded' ? (float(get(get(get(tasks['skipped'], 'outputs'), 'parameters'), 'n')) + 1) : float(${N}))}}`,
  );
});

test('an expression is computed where its parts are at home, and passed down', () => {
  const build = inMain((main) => {
    const gen = box(main, 'gen', { outputs: OUTPUTS });
    const inner = new Pipeline(new Pipeline(main, 'outer'), 'inner');
    box(inner, 'use', {
      command: [`${Expr.of(gen.output('n')).plus(1)} of ${Expr.of(gen.output('j')).property('x')}`],
    });
  });
  const { templates } = specOf(build);
  expect(templates.find(({ name }: any) => name === 'main').dag.tasks[1].arguments.parameters).toStrictEqual([
    { name: 'computed', value: `{{=toJson(float(${N}) + 1)}}` },
    { name: 'computed-value', value: `{{=replace(toJson(${J}['x']), '{'+'{', '\\\\u007b\\\\u007b')}}` },
  ]);
  expect(templates.find(({ name }: any) => name === 'outer').dag.tasks[0].arguments.parameters).toStrictEqual([
    { name: 'computed', value: '{{inputs.parameters.computed}}' },
    { name: 'computed-value', value: "{{=inputs.parameters['computed-value']}}" },
  ]);
});

const loops = inMain((main) => {
  const gen = box(main, 'gen', { outputs: OUTPUTS });
  const each = new Pipeline(main, 'each', {
    forEach: Loop.over(Expr.of(gen.output('j')).property('list').sortBy(Expr.element().property('age'))),
    parameters: { n: Parameter.number() },
    arguments: { n: Expr.of(Item.index()).plus(1) },
  });
  box(each, 'use', {
    command: [`${Expr.of(Item.property('age')).times(each.parameter('n'))}`],
    when: Expr.of(Item.property('name')).length().gt(2),
  });
  const inner = new Pipeline(main, 'inner');
  inner.addOutput('v', Expr.text(box(inner, 'made', { outputs: OUTPUTS }).output('t'), '!').upper());
  box(main, 'last', {
    command: [
      `${Expr.of(inner.output('v')).lower()}`,
      `${Reference.firstOf(Expr.of(gen.output('n')).plus(1), gen.output('n'))}`,
    ],
  });
});

test('a list of a loop and an output of a pipeline are expressions', () => {
  const { templates } = specOf(loops);
  expect(templates.find(({ name }: any) => name === 'inner').outputs.parameters).toStrictEqual([
    { name: 'v', valueFrom: { expression: "upper(tasks['made'].outputs.parameters['t'] + '!')" } },
  ]);
  expect(templates.find(({ name }: any) => name === 'main').dag.tasks[1].withParam).toBe(
    `{{=toJson(0..(len(sortBy(${J}['list'], #['age']))-1))}}`,
  );
});

gives('loops, outputs and conditions of expressions', loops, { entrypoint: 'main' });
for (const [name, type, value] of ROWS) gives(`${name}, as it is`, given(type, value), { entrypoint: 'main' });

acceptedByArgo();
