import { App, Chart } from 'cdk8s';
import { ContainerTask, Item, Pipeline, WorkflowVariable } from '../../lib';
import { box, inPipeline, producer, thrown } from '../errors/provoke';
import { templateOf } from '../resource/synthesized';

const argsOf = (args: (x: ContainerTask) => any[]) => templateOf('y', (p) => new ContainerTask(p, 'y', { ...box, args: args(producer(p)) })).container.args;
const reference = () => {
  const pipeline = new Pipeline(new Chart(new App(), 'c'), 'p');
  return producer(pipeline).output('o') as any;
};

describe('A reference', () => {
  test('reads the same however it is put into a text', () => {
    const texts = argsOf((x) => {
      const o = x.output('o') as any;
      return [o, `${o}`, o.toString(), String(o), '' + o, [o].join(), ''.concat(o)];
    });
    expect(texts).toHaveLength(7);
    expect([...new Set(texts)]).toStrictEqual([ "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}" ]);
  });

  test('stands among other text and other references', () => {
    expect(argsOf((x) => [`--rows=${x.output('o')}/${WorkflowVariable.name()}?`])).toStrictEqual([ "--rows={{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}/{{workflow.name}}?" ]);
  });

  test('is the same object each time it is asked for', () => {
    const pipeline = reference()._source.task as ContainerTask;
    expect(pipeline.output('o') === pipeline.output('o')).toBe(true);
    expect(`${pipeline.output('o')}` === `${pipeline.output('o')}`).toBe(true);
    expect(pipeline.output('o').property('a') === pipeline.output('o').property('a')).toBe(true);
    expect(Item.value() === Item.value()).toBe(true);
  });

  test('equals no text, so a comparison by === is never true by accident', () => {
    expect(reference() === 'a').toBe(false);
    expect(reference() === reference()).toBe(false);
  });

  test('is given back by await, which cannot wait for a run', async () => {
    const given = reference();
    expect(await given).toBe(given);
  });
});

describe('A reference refuses', () => {
  const coercion = (how: string, next = 'Pass the reference itself, put it in a text, or compare it with its methods (eq, gt, ...)') =>
    `AW1401 output 'o' of task 'c/p/x': was ${how}, but its value exists only at run time. ${next}.`;
  const list = coercion('taken apart as a list', 'Repeat a task for its elements with forEach: Loop.over(reference), or read one with at(index)');

  test.each<[string, (r: any) => unknown]>([
    ['* 2', (r) => r * 2],
    ['- 1', (r) => r - 1],
    ['unary +', (r) => +r],
    ['< 3', (r) => r < 3],
    ['Number()', (r) => Number(r)],
    ['Math.max', (r) => Math.max(r, 1)],
  ])('%s', (_, use) => {
    expect(thrown(() => use(reference()))).toBe(coercion('used as a number'));
  });

  test.each<[string, (r: any) => unknown]>([
    ['JSON.stringify', (r) => JSON.stringify(r)],
    ['JSON.stringify of an object around it', (r) => JSON.stringify({ a: [r] })],
  ])('%s', (_, use) => {
    expect(thrown(() => use(reference()))).toBe(coercion('turned into JSON'));
  });

  test.each<[string, (r: any) => unknown]>([
    ['for...of', (r) => { for (const each of r) return each; }],
    ['spreading', (r) => [...r]],
    ['destructuring', (r) => { const [first] = r; return first; }],
    ['new Set', (r) => new Set(r)],
  ])('%s', (_, use) => {
    expect(thrown(() => use(reference()))).toBe(list);
  });
});

describe('A token that was', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  test.each<[string, (token: string) => string]>([
    ['cut at its end', (token) => token.slice(0, -1)],
    ['cut at its beginning', (token) => token.slice(1)],
    ['cut in the middle of a text', (token) => `a${token}b`.slice(0, 3)],
    ['written in upper case', (token) => token.toUpperCase()],
    ['written in lower case', (token) => token.toLowerCase()],
    ['reversed', (token) => [...token].reverse().join('')],
    ['spread by blanks', (token) => [...token].join(' ')],
    ['put twice into itself', (token) => token.slice(0, 2) + token + token.slice(2)],
    ['encoded for a URL', (token) => `https://example.org/?q=${encodeURIComponent(token)}`],
    ['encoded in base64', base64],
    ['encoded in base64 after one letter', (token) => base64(`a${token}`)],
    ['encoded in base64 after two letters', (token) => base64(`ab${token}`)],
    ['escaped as in Python', (token) => [...token].map((char) => (char > '\x7f' ? `\\u${char.charCodeAt(0).toString(16)}` : char)).join('')],
    ['escaped as in JSON', (token) => [...token].map((char) => (char > '\x7f' ? `\\u${char.charCodeAt(0).toString(16).toUpperCase()}` : char)).join('')],
    ['made up', (token) => token.replace(/[\ue100-\ue10f]+/, '\ue10f'.repeat(7))],
  ])('%s is refused with the place where it stands', (_, damage) => {
    const [message, ...more] = inPipeline((p) => new ContainerTask(p, 'y', { ...box, args: [damage(`${producer(p).output('o')}`)] }));
    expect(message).toMatch(/^AW1203 test\/p\/y: has text with a damaged reference: /);
    expect(more).toStrictEqual([]);
  });

  test('copied whole is the same reference', () => {
    expect(argsOf((x) => [[...`${x.output('o')}`].join(''), JSON.parse(JSON.stringify(`${x.output('o')}`))])).toStrictEqual([
      "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
      "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"
    ]);
  });
});

test.each<[string, (token: string) => object]>([
  ['image', (token) => ({ image: token })],
  ['command', (token) => ({ command: [token] })],
  ['working directory', (token) => ({ workingDir: token })],
  ['variable', (token) => ({ env: { A: token } })],
  ['override', (token) => ({ containerOverrides: { env: [{ name: 'A', value: token }] } })],
])('A damaged token is noticed in the %s', (_, props) => {
  expect(inPipeline((p) => new ContainerTask(p, 'y', { ...box, ...props(`${producer(p).output('o')}`.slice(1)) }))[0]).toMatch(/^AW1203 test\/p\/y: /);
});
