import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { hasUnwritable, isWritable, unwritable, writableJson } from '../../lib/spec/writable';

test.each([
  '',
  'text',
  'a\nb',
  '\n',
  ' ',
  '  a\nb',
  '\ta',
  'no',
  '0123',
  '1e3',
  '~',
  '# x',
  '- a',
  '{{x}}',
  "'",
  '😀',
  'a\r\nb',
  'a\n\n',
])('%j comes back from YAML', (text) => {
  expect(isWritable(text)).toBe(true);
  expect(parse(Yaml.stringify({ text }))).toStrictEqual({ text });
});

test.each([
  ['\u007f', 'the character U+007F'],
  ['\u0085', 'the character U+0085'],
  ['\u2028', 'the character U+2028'],
  ['\uffff', 'the character U+FFFF'],
  ['\ud800', 'the character U+D800'],
])('%j cannot be written, whatever is around it', (text, what) => {
  expect([unwritable(`a${text}b`), hasUnwritable(`a${text}b`)]).toStrictEqual([what, true]);
});

test.each([
  ['\ta\nb', 'a tab before the first of several lines'],
  ['  \n ', 'only spaces in several lines'],
])('%j cannot be written as a block of lines', (text, what) => {
  expect([unwritable(text), hasUnwritable(text)]).toStrictEqual([what, false]);
});

test('JSON text carries every character by escapes', () => {
  const value = { '\u2028': ['\u007f', '\ud800', '😀', '\n'] };
  const text = writableJson(value);
  expect(isWritable(text)).toBe(true);
  expect(JSON.parse(text)).toStrictEqual(value);
});
