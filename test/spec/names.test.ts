import { namesIn } from '../../lib/spec/expression-names';
import { isInputName, isLabelKey, isLabelName, isLabelValue, isObjectName } from '../../lib/spec/names';
import { isPrintable } from '../../lib/spec/printable';

const long = (length: number) => 'a'.repeat(length);

describe.each<[string, (text: any) => boolean, string[], unknown[]]>([
  [
    'input name',
    isInputName,
    ['a', 'a-b', 'A_b', '0', '-', '_', 'constructor', '__proto__'],
    ['', 'a b', 'a.b', 'ñ', 'a/b', 'a\n'],
  ],
  [
    'object name',
    isObjectName,
    ['a', 'a-b', 'a.b', '0a', long(253)],
    ['', 'A', '-a', 'a-', 'a..b', '.a', 'a_b', long(254), 'a\n'],
  ],
  ['label name', isLabelName, ['a', 'a-b', '0', long(63)], ['', 'A', 'a.b', '-a', 'a-', long(64), 'a\n']],
  [
    'label key',
    isLabelKey,
    ['a', 'A_b.c', 'example.org/a', long(63)],
    ['', '/a', 'a/', 'a/b/c', 'Example.org/a', '-a', long(64)],
  ],
  [
    'label value',
    isLabelValue,
    ['', 'a', 'A_b.c-d', '0', long(63)],
    ['-a', 'a-', 'a b', long(64), 1, true, null, undefined, 'a\n'],
  ],
  ['printable text', isPrintable, ['', 'a', 'ñ 日本', '{{'], ['\n', '\0', '\u200b', '\u00ad', '\ue000', '\ud800']],
])('%s', (_, check, good, bad) => {
  test.each(good)('%j is one', (text) => {
    expect(check(text)).toBe(true);
  });

  test.each(bad)('%j is none', (text) => {
    expect(check(text)).toBe(false);
  });
});

test.each([
  ['a', [['a']]],
  ['a.b.c', [['a', 'b', 'c']]],
  [
    'inputs.parameters[\'a-b\'] == tasks["x"].status',
    [
      ['inputs', 'parameters', 'a-b'],
      ['tasks', 'x', 'status'],
    ],
  ],
  ['\'inputs.parameters.x\' + "item"', []],
  ['len(item) + int(inputs.parameters.n)', [['item'], ['inputs', 'parameters', 'n']]],
  ['a?.b', [['a', 'b']]],
  ['item[0].x', [['item']]],
  ['', []],
])('The names in %s are found', (expression, names) => {
  expect(namesIn(expression)).toStrictEqual(names);
});
