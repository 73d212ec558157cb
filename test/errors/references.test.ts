import { Testing } from 'cdk8s';
import { Item, Pipeline } from '../../lib';
import { producer } from '../support/charts';
import { thrown } from '../support/refused';

const task = producer(new Pipeline(Testing.chart(), 'p'));
const value: any = task.output('o');
const file: any = task.output('f');
const OUTPUT = "AW1401 output 'o' of task 'test/p/x': was";
const METHODS = 'Pass the reference itself, put it in a text, or compare it with its methods (eq, gt, ...).';

test('AW1401 numbers', () => {
  const message = `${OUTPUT} used as a number, but its value exists only at run time. ${METHODS}`;
  expect(thrown(() => value * 2)).toBe(message);
  expect(thrown(() => +value)).toBe(message);
  expect(thrown(() => value < 2)).toBe(message);
  expect(thrown(() => Math.max(value, 1))).toBe(message);
});

test('AW1401 JSON', () => {
  const message = `${OUTPUT} turned into JSON, but its value exists only at run time. ${METHODS}`;
  expect(thrown(() => JSON.stringify(value))).toBe(message);
  expect(thrown(() => JSON.stringify({ deep: [{ value }] }))).toBe(message);
  expect(thrown(() => JSON.stringify(value.eq('a')))).toBe(message);
});

test('AW1401 lists', () => {
  const message =
    `${OUTPUT} taken apart as a list, but its value exists only at run time. ` +
    'Repeat a task for its elements with forEach: Loop.over(reference), or read one with at(index).';
  expect(
    thrown(() => {
      for (const item of value) throw new Error(item);
    }),
  ).toBe(message);
  expect(thrown(() => [...value])).toBe(message);
  expect(
    thrown(() => {
      const [first] = value;
      return first;
    }),
  ).toBe(message);
  expect(thrown(() => Array.from(value))).toBe(message);
  expect(thrown(() => new Set(value))).toBe(message);
});

test('AW1401 conditions in a text', () => {
  const message =
    'AW1401 a condition: was put into a text, but its value exists only at run time. Pass the condition itself, or combine it with others by and, or, not.';
  expect(thrown(() => `${value.eq('a')}`)).toBe(message);
  expect(thrown(() => `${task.failed}`)).toBe(message);
  expect(thrown(() => Item.value().isEmpty() + '')).toBe(message);
});

test('AW1402 looking into artifacts', () => {
  const message = (operation: string) =>
    `AW1402 output 'f' of task 'test/p/x': is an artifact, so '${operation}' is not possible: Argo cannot look into files. ` +
    'Export the value as an output parameter and read that.';
  expect(thrown(() => file.eq('a'))).toBe(message('=='));
  expect(thrown(() => file.isEmpty())).toBe(message('=='));
  expect(thrown(() => file.matches('a'))).toBe(message('matches'));
  expect(thrown(() => file.property('a'))).toBe(message('property("a")'));
  expect(thrown(() => file.at(0))).toBe(message('property(0)'));
  expect(thrown(() => file.orElse('a'))).toBe(message('orElse'));
});
