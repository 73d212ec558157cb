import { PARTIAL_MARK } from './partials';

interface Rewrite {
  readonly from: RegExp;
  readonly to: string | ((...match: string[]) => string);
}

/** json2jsii writes each conversion out in full, and copies the result once per field; the helpers say it shorter. */
const REWRITES: Rewrite[] = [
  { from: /^\/\* eslint-(en|dis)able .* \*\/\n/gm, to: '' },
  { from: /if \(obj === undefined\)/g, to: 'if (obj == null)' },
  {
    from: /const result = \{\n([^]*?) {2}\};\n.*\n.*return Object\.entries\(result\)\.reduce\(.*\n/g,
    to: 'return defined({\n$1  });\n',
  },
  { from: /defined\(\{\n {2}\}\)/g, to: '{}' },
  {
    from: /\(\((obj\.\w+)\) === undefined\) \? undefined : \(Object\.entries\(.*?\)\.reduce\(.*?\[i\[0\]\]: (.*) \}\), \{\}\)\)/g,
    to: (_, map, value) => `mapValues(${map}, v => ${value.replaceAll('i[1]', 'v')})`,
  },
  { from: /y => y\?\.map\(y => (\w+)\(y\)\)/g, to: 'y => y?.map(z => $1(z))' },
  { from: /^ {4}'(\w+)': /gm, to: '    $1: ' },
  { from: new RegExp(PARTIAL_MARK, 'g'), to: '' },
];

/** The text that json2jsii made, in the file's own style. Each rewrite must find something, or json2jsii has changed. */
export function tidy(text: string): string {
  return REWRITES.reduce((before, { from, to }) => {
    const after = before.replace(from, to as string);
    if (after === before) throw new Error(`json2jsii writes no text like ${from} any more`);
    return after;
  }, text);
}
