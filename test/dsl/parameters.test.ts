import { thrown } from './shared';
import { graphOf, p, pipeline, pipelineOf } from '../../lib/dsl';
import type { StandardSchema } from '../../lib/dsl';

const parsed = (parameter: any, value: unknown) => {
  try {
    return { value: parameter.parse(value) };
  } catch (error) {
    return (error as Error).message;
  }
};

test('values are checked', () => {
  expect(parsed(p.string(), 'x')).toStrictEqual({ value: 'x' });
  expect(parsed(p.string(), 5)).toBe('5 is not a text');
  expect(parsed(p.number(), 0)).toStrictEqual({ value: 0 });
  expect(parsed(p.number(), '0')).toBe('"0" is not a number');
  expect(parsed(p.number(), NaN)).toBe('NaN is not a number');
  expect(parsed(p.boolean(), false)).toStrictEqual({ value: false });
  expect(parsed(p.boolean(), 0)).toBe('0 is not true or false');
  expect(parsed(p.enum(['a', 'b']), 'c')).toBe("\"c\" is not one of 'a', 'b'");
  expect(parsed(p.json(), { a: [null, 1] })).toStrictEqual({ value: { a: [null, 1] } });
  expect(parsed(p.json(), { a: [1, { b: new Date(0) }] })).toBe(
    "'a[1].b' (an object of class Date) is not a JSON value",
  );
  expect(parsed(p.json(), undefined)).toBe('it (undefined) is not a JSON value');
});

test('falsy defaults are defaults', () => {
  for (const parameter of [
    p.string({ default: '' }),
    p.number({ default: 0 }),
    p.boolean({ default: false }),
    p.json<any>({ default: null }),
    p.json<any>({ default: [] }),
  ]) {
    const inner = pipeline('inner', { x: parameter }, () => 1);
    expect(graphOf(pipeline('outer', {}, () => inner({}))).calls).toHaveLength(1);
  }
  expect(
    pipelineOf(pipeline('x', { a: p.number({ default: 0, description: 'how many' }) }, () => 1)).parameters.a,
  ).toMatchObject({ type: 'number', default: 0, description: 'how many' });
});

/** A validator as libraries give it: takes a text of digits or a number, gives a number. */
const digits: StandardSchema<string | number, number> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) =>
      /^\d+$/.test(String(value))
        ? { value: Number(value) }
        : { issues: [{ message: 'expected digits', path: ['n', { key: 0 }] }, { message: 'again' }] },
  },
};

test('validators of other libraries', () => {
  expect(parsed(p.schema(digits), '12')).toStrictEqual({ value: 12 });
  expect(parsed(p.schema(digits), 'x')).toBe('n.0: expected digits; again');
  expect(thrown(() => p.schema(digits, { default: 'x' }))).toContain(
    'AW1518 p: declares the default "x", but n.0: expected digits; again.',
  );
  const later = {
    '~standard': { ...digits['~standard'], validate: async (value: unknown) => ({ value: value as number }) },
  };
  expect(parsed(p.schema(later), 1)).toBe('its validator is asynchronous, but parameters are checked at once');
});

test('options that do not exist', () => {
  expect(thrown(() => p.number({ defualt: 3 } as any))).toBe(
    "AW1521 p: has the option 'defualt', which does not exist. Options here are: 'default', 'description'. Use one of these.",
  );
});

test('defaults are copied', () => {
  const value = { a: [1] };
  const parameter: any = p.json({ default: value });
  value.a.push(2);
  expect(JSON.stringify(parameter.default)).toBe('{"a":[1]}');
  expect(parsed(parameter, parameter.default)).toStrictEqual({ value: parameter.default });
});
