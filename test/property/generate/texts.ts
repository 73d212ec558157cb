import * as fc from 'fast-check';
import { Draw } from './draw';

/** Texts that some layer between the author and the container reads as something else. */
export const HOSTILE: readonly string[] = [
  // YAML 1.1 and 1.2
  '',
  ' ',
  '0',
  '-0',
  '1e3',
  '0x1f',
  '012',
  '1_000',
  '.5',
  'false',
  'null',
  '~',
  'y',
  'n',
  'no',
  'on',
  'Off',
  'YES',
  '2001-01-01',
  '12:30:45',
  '- a',
  '# c',
  'a: b',
  'a #b',
  '|',
  '>',
  '!!str 1',
  '&a',
  '*a',
  '@x',
  '`',
  '%',
  '[1]',
  '{a: 1}',
  '?',
  '<<',
  '---',
  '...',
  ' a ',
  'a\n',
  '\n\n a\n',
  // Quotes and escapes
  "'",
  "''",
  '"',
  '\\',
  '\\\\',
  '\\n',
  '\\u007b\\u007b',
  "\\'",
  '\\"',
  'a\nb',
  '\t',
  '\r\n',
  '\0',
  '\x07',
  '\x1b[31m',
  '\x7f',
  '\x85',
  '\u2028',
  '\ufeff',
  // Argo's tags
  '{',
  '}',
  '{{',
  '}}',
  '{{{',
  '}}}',
  '{{{{',
  '}}}}',
  '{{}}',
  '{{=',
  '{{=}}',
  '{{=1+1}}',
  '{{workflow.name}}',
  '{{ workflow.name }}',
  '{{nope}}',
  '{{item}}',
  '{{=item}}',
  '{{inputs.parameters.x}}',
  "{{=inputs.parameters['x']}}",
  '{{tasks.other.outputs.result}}',
  '{{workflow.parameters.secret}}',
  '{{pod.name}}',
  "{{='pod' in $env ? 'x' : nil}}",
  "{{='{'+'{'}}",
  '{{retries}}',
  '{{!--',
  '{ {',
  '} }',
  '{{{workflow.name}}}',
  '{\n{',
  // The shell's, the kubelet's, the formatter's, the expression language's
  '$(HOME)',
  '$$',
  '$',
  '$$(HOME)',
  '${HOME}',
  '$env',
  '$$env',
  "'pod' in $env",
  '%s',
  '%%',
  "' + '",
  "' or true or '",
  ') or (',
  '#',
  '// x',
  '/* x */',
  '`x`',
  // Other letters
  'é',
  '😀',
  'e\u0301',
  '\u202e',
  'ﷺ',
  '中文',
  // JSON and markup
  '{"a":1}',
  '{"a":{"b":{}}}',
  '[]',
  '"x"',
  'undefined',
  'NaN',
  '<b>',
  '&amp;',
  '</script>',
];

const anyText = () => fc.string({ unit: 'binary', maxLength: 12 });
const anyJson = () => fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });

/** A text of any content; rarely a very long one. */
export function text(draw: Draw): string {
  const pieces = draw.list(1, 3, () => (draw.chance(20) ? withoutTokens(draw.of(anyText)) : draw.pick(HOSTILE)));
  const whole = pieces.join(draw.pick(['', '', ' ']));
  return draw.chance(1) ? [...whole.padEnd(1, '{').repeat(1000)].slice(0, 4000).join('') : whole;
}

/** A text that Argo reads nothing in, and YAML everything. */
export function plainText(draw: Draw): string {
  return text(draw)
    .replace(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, '')
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/\{$/, '');
}

export function json(draw: Draw): unknown {
  switch (draw.int(0, 4)) {
    case 0:
      return draw.pick([0, -1, 1.5, 1e21, true, false, null, '', [], {}]);
    case 1:
      return text(draw);
    case 2:
      return draw.list(0, 3, () => text(draw));
    case 3:
      return Object.fromEntries(
        draw.list(0, 3, () => [text(draw), draw.chance(30) ? { [text(draw)]: text(draw) } : text(draw)]),
      );
    default:
      return JSON.parse(withoutTokens(JSON.stringify(draw.of(anyJson))));
  }
}

export function number(draw: Draw): number {
  return draw.pick([0, 1, -1, 2.5, -0, 1e21, 1e-7, 9007199254740993, 123456]);
}

// Private-use characters are how the library marks references; everything else is data.
function withoutTokens(value: string): string {
  return value.replace(/[\ue000-\uf8ff]/g, '');
}

/** A text for people: tags in it are Argo's own. */
export function description(draw: Draw): string {
  return plainText(draw);
}
