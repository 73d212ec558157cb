import { SPRIG_NAMES } from './sprig-names';

/**
 * What is known of a value before it exists. `any` is a JSON value of any type; `loose` is a value of a loop or of Argo, which is text in
 * some places and a JSON value in others; `scalar` is the text of a number or boolean.
 */
export type Kind = 'number' | 'boolean' | 'text' | 'list' | 'map' | 'time' | 'duration' | 'any' | 'loose' | 'scalar';

/**
 * What a function takes at one position. `int` is a whole number, `numbers` a number or a list of them, `json` JSON text, `whole` what a
 * whole number is made of, `datum` whatever is there, and `each` an expression over the elements of the first argument.
 */
export type Wanted =
  Exclude<Kind, 'loose' | 'scalar'> | 'int' | 'numbers' | 'whole' | 'json' | 'datum' | 'each' | 'test';

/** A function as expressions call it. */
export interface Signature {
  readonly name: string;
  readonly takes: readonly Wanted[];
  /** How many arguments it needs. */
  readonly least: number;
  /** Whether its last argument may come several times. */
  readonly variadic: boolean;
  readonly gives: Kind;
  /** Whether it gives a value for all arguments of the right types. */
  readonly total: boolean;
}

/** `name(arguments) result`; `?` an argument that may be left out, `...` one that may be repeated, `!` a function that never fails. */
const TABLE = `
len(datum) number!, type(datum) text!, int(whole) number, asInt(whole) number, float(datum) number, asFloat(datum) number, string(datum) text!
toJson(any) text, toJSON(any) text, fromJSON(text) any, jsonpath(json, text) any, toBase64(text) text!, fromBase64(text) text
abs(number) number!, ceil(number) number!, floor(number) number!, round(number) number!
max(numbers...) number, min(numbers...) number, mean(numbers...) number, median(numbers...) number
trim(text, text?) text!, trimPrefix(text, text?) text!, trimSuffix(text, text?) text!, upper(text) text!, lower(text) text!
split(text, text, int?) list!, splitAfter(text, text, int?) list!, replace(text, text, text, int?) text!, repeat(text, int) text, join(list, text?) text
indexOf(text, text) number!, lastIndexOf(text, text) number!, hasPrefix(text, text) boolean!, hasSuffix(text, text) boolean!
first(list) any!, last(list) any!, get(any, any) any!, take(list, int) list, keys(map) list!, values(map) list!, toPairs(map) list!, fromPairs(list) map
reverse(list) list!, uniq(list) list!, concat(list...) list!, flatten(list) list!, sort(list, text?) list
bitand(int, int) number!, bitor(int, int) number!, bitxor(int, int) number!, bitnand(int, int) number!, bitnot(int) number!
bitshl(int, int) number, bitshr(int, int) number, bitushr(int, int) number
now() time!, date(text, text?, text?) time, duration(text) duration, timezone(text) any
all(list, test) boolean, none(list, test) boolean, any(list, test) boolean, one(list, test) boolean, count(list, test?) number
filter(list, test) list, map(list, each) list, find(list, test) any, findIndex(list, test) any, findLast(list, test) any, findLastIndex(list, test) any
sum(list, each?) number, groupBy(list, each) map, sortBy(list, each, text?) list, reduce(list, each, any?) any`;

/** Results of functions of sprig, as far as they are always of one type. */
const SPRIG_RESULTS: readonly (readonly [Kind, string])[] = [
  [
    'text',
    `abbrev abbrevboth b32dec b32enc b64dec b64enc base camelcase cat clean date dateInZone date_in_zone dir ext htmlDate htmlDateInZone indent initials
    join kebabcase kindOf lower nindent nospace plural quote randAlpha randAlphaNum randAscii randNumeric regexFind regexQuoteMeta regexReplaceAll
    regexReplaceAllLiteral repeat replace seq sha1sum sha256sum sha512sum snakecase squote substr swapcase title toJson toPrettyJson toRawJson toString trim
    trimAll trimPrefix trimSuffix trunc typeOf unixEpoch untitle upper urlJoin uuidv4 wrap wrapWith`,
  ],
  [
    'number',
    'add add1 addf atoi ceil div divf float64 floor int int64 max maxf min minf mod mul mulf round sub subf toDecimal',
  ],
  [
    'boolean',
    'all any contains deepEqual empty has hasKey hasPrefix hasSuffix isAbs kindIs regexMatch semverCompare typeIs',
  ],
];

let known: ReadonlyMap<string, Signature> | undefined;

/** The functions of Argo's expression language: those of expr-lang, those that Argo adds, and `sprig.*`. */
export function signatures(): ReadonlyMap<string, Signature> {
  return (known ??= new Map(
    [...ownSignatures(), ...sprigSignatures()].map((signature) => [signature.name, signature]),
  ));
}

function ownSignatures(): Signature[] {
  return [...TABLE.matchAll(/(\w+)\(([^)]*)\) (\w+)(!?)/g)].map(([, name, args, gives, total]) => {
    const takes = args.split(', ').filter((each) => each !== '');
    return {
      name,
      takes: takes.map((each) => each.replace(/\W+$/, '') as Wanted),
      least: takes.filter((each) => !each.endsWith('?')).length,
      variadic: args.endsWith('...'),
      gives: gives as Kind,
      total: total === '!',
    };
  });
}

function sprigSignatures(): Signature[] {
  const results = new Map(SPRIG_RESULTS.flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind])));
  return SPRIG_NAMES.map((name) => ({
    name: `sprig.${name}`,
    takes: ['datum'],
    least: 0,
    variadic: true,
    gives: results.get(name) ?? 'any',
    total: false,
  }));
}

/** The names that are most like one that does not exist. */
export function nearest(name: string, names: Iterable<string>, most = 5): string[] {
  const plain = (each: string) => each.replace(/^sprig\./, '').toLowerCase();
  const rated = [...names].map((each) => [distance(plain(name), plain(each)), each] as const);
  return rated
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, each]) => each);
}

/** How many letters have to be changed, added or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
