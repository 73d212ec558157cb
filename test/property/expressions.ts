import { Condition, Expr, Reference } from '../../lib';

/** Values that a task makes: a text, two numbers (the second a small whole one) and a JSON value. */
export interface Made<Text, Number, Json> {
  readonly t: Text;
  readonly u: Text;
  readonly n: Number;
  readonly m: Number;
  readonly j: Json;
}

export interface Person {
  readonly name: string;
  readonly age: number;
}

export interface Data {
  readonly people: readonly Person[];
  readonly 'a-b': { readonly c: readonly string[]; readonly yes: boolean; readonly nothing: null };
}

type Values = Made<string, number, Data>;
type References = Made<Reference, Reference, Reference>;

/** An expression, and what its author means by it. */
export interface Meant {
  readonly name: string;
  /** Text, or anything that is an input. */
  value(given: References): unknown;
  meaning(given: Values): unknown;
}

const e = (value: unknown) => Expr.of(value);
const it = () => Expr.element();
const people = ({ j }: References) => e(j).property('people');
const meant = (name: string, value: Meant['value'], meaning: Meant['meaning']): Meant => ({ name, value, meaning });
const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const HOSTILE = "it's \"q\" \\ {{workflow.name}} {{=1+1}} }} \n\t 😀 ' + '";

/** Expressions over the values, each with its meaning in TypeScript. */
export const EXPRESSIONS: readonly Meant[] = [
  meant(
    'a sum',
    ({ n }) => e(n).plus(1),
    ({ n }) => n + 1,
  ),
  meant(
    'a sum of two',
    ({ n, m }) => e(n).plus(m),
    ({ n, m }) => n + m,
  ),
  meant(
    'precedence is that of the calls',
    ({ n, m }) => e(n).plus(m).times(e(m).minus(0.5)),
    ({ n, m }) => (n + m) * (m - 0.5),
  ),
  meant(
    'a difference of a difference',
    ({ n, m }) => e(n).minus(e(m).minus(n)),
    ({ n, m }) => n - (m - n),
  ),
  meant(
    'a quotient',
    ({ n, m }) => e(n).dividedBy(m),
    ({ n, m }) => n / m,
  ),
  meant(
    'a rest',
    ({ n, m }) => e(n).modulo(m),
    ({ n, m }) => (Math.trunc(n) % m) + 0,
  ),
  meant(
    'a power',
    ({ m }) => e(m).power(2).plus(e(2).power(m)),
    ({ m }) => m ** 2 + 2 ** m,
  ),
  meant(
    'a negative number',
    ({ n }) => e(n).negated().times(-2),
    ({ n }) => -n * -2,
  ),
  meant(
    'rounding',
    ({ n }) => [e(n).floor(), e(n).ceil(), e(n).abs()],
    ({ n }) => [Math.floor(n), Math.ceil(n), Math.abs(n)],
  ),
  meant(
    'whole numbers',
    ({ n, m }) => e(n).asInt().plus(e(m).asInt()),
    ({ n, m }) => Math.trunc(n) + m,
  ),
  meant(
    'extremes',
    ({ n, m }) => Expr.max(n, m, 3).minus(Expr.min(n, m)),
    ({ n, m }) => Math.max(n, m, 3) - Math.min(n, m),
  ),
  meant(
    'a mean of a list',
    (v) => Expr.mean(people(v).map(it().property('age')), v.m),
    ({ j, m }) => (sum(j.people.map(({ age }) => age)) + m) / (j.people.length + 1),
  ),
  meant(
    'texts',
    ({ t, u }) => e(t).plus(u),
    ({ t, u }) => t + u,
  ),
  meant(
    'a hostile literal',
    ({ t }) => e(t).plus(HOSTILE),
    ({ t }) => t + HOSTILE,
  ),
  meant(
    'a hostile literal first',
    ({ t }) => e(HOSTILE).plus(t),
    ({ t }) => HOSTILE + t,
  ),
  meant(
    'a text with references in it',
    ({ t, m }) => e(`<${t}|${m}|${e(m).plus(1)}>`),
    ({ t, m }) => `<${t}|${m}|${m + 1}>`,
  ),
  meant(
    'texts of all kinds',
    ({ t, m, j }) => Expr.text(t, ' ', e(m).times(2), ' ', e(j).property('a-b').property('yes'), true, null),
    ({ t, m }) => `${t} ${m * 2} truetruenull`,
  ),
  meant(
    'letters',
    ({ t }) => e(t).replace('{', '(').replace('(', '').upper(),
    ({ t }) => t.replaceAll('{', '(').replaceAll('(', '').toUpperCase(),
  ),
  meant(
    'a length',
    ({ t }) => e(t).length(),
    ({ t }) => [...t].length,
  ),
  meant(
    'parts of a text',
    ({ t }) => e(t).split('{').join('{{'),
    ({ t }) => t.split('{').join('{{'),
  ),
  meant(
    'a part of a text',
    () => e('abcdef').slice(1, -2).plus(e('abcdef').slice(4)),
    () => 'bcdef'.slice(0, 3) + 'ef',
  ),
  meant(
    'repetition',
    ({ m }) => e('ab}').repeat(m),
    ({ m }) => 'ab}'.repeat(m),
  ),
  meant(
    'a choice',
    ({ n, t }) => Expr.choose(e(n).gt(3), t, 'small'),
    ({ n, t }) => (n > 3 ? t : 'small'),
  ),
  meant(
    'a choice of numbers',
    ({ n, m }) => Expr.choose(e(n).lt(e(m).times(2)), n, 0).plus(1),
    ({ n, m }) => (n < m * 2 ? n : 0) + 1,
  ),
  meant(
    'a choice of different types',
    ({ m, j, t }) => Expr.choose(e(m).gt(3), e(j).property('people'), Expr.choose(e(m).gt(1), t, m)),
    ({ m, j, t }) => (m > 3 ? j.people : m > 1 ? t : m),
  ),
  meant(
    'conditions as values',
    ({ n, t, u }) => [e(e(n).gt(3)), e(e(t).eq(u)), e(e(t).contains(u)), e(e(n).eq(n).and(e(t).neq(u).not()))],
    ({ n, t, u }) => [n > 3, t === u, t.includes(u), t === u],
  ),
  meant(
    'comparisons of references',
    ({ t, u, n, m }) => [e(e(t).startsWith(u)), e(e(t).endsWith(u)), e(e(n).gte(m)), e(e(n).minus(m).lt(0))],
    ({ t, u, n, m }) => [t.startsWith(u), t.endsWith(u), n >= m, n - m < 0],
  ),
  meant(
    'a logical chain',
    ({ n, m }) => Expr.choose(Condition.any(e(n).gt(8), e(m).lt(2).and(e(n).gt(0))).not(), 'yes', 'no'),
    ({ n, m }) => (!(n > 8 || (m < 2 && n > 0)) ? 'yes' : 'no'),
  ),
  meant(
    'a field',
    ({ j }) => e(j).property('a-b').property('c').at(0),
    ({ j }) => j['a-b'].c[0],
  ),
  meant(
    'a field by a reference',
    ({ j }) => e(j).item(e('a').plus('-b')).property('c').item(e(1).minus(1)),
    ({ j }) => j['a-b'].c[0],
  ),
  meant(
    'a field of the reference',
    ({ j, t }) => e(j.property('a-b').property('c').at(1)).plus(t),
    ({ j, t }) => j['a-b'].c[1] + t,
  ),
  meant(
    'nothing',
    ({ j }) => e(j).property('a-b').property('nothing').orElse('none'),
    () => 'none',
  ),
  meant(
    'no such field',
    ({ j, t }) => e(j).property('zzz').orElse(t),
    ({ t }) => t,
  ),
  meant(
    'a filter',
    (v) => people(v).filter(it().property('age').gt(v.m)),
    ({ j, m }) => j.people.filter(({ age }) => age > m),
  ),
  meant(
    'a filter by a text',
    (v) =>
      people(v)
        .filter(it().property('name').eq(v.t).or(it().property('name').eq('b')))
        .length(),
    ({ j, t }) => j.people.filter(({ name }) => name === t || name === 'b').length,
  ),
  meant(
    'a filter by several texts',
    (v) =>
      people(v)
        .filter(it().property('name').isIn(['b', HOSTILE]))
        .map(it().property('age')),
    ({ j }) => j.people.filter(({ name }) => ['b', HOSTILE].includes(name)).map(({ age }) => age),
  ),
  meant(
    'a map',
    (v) => people(v).map({ who: it().property('name'), at: Expr.elementIndex(), twice: it().property('age').times(2) }),
    ({ j }) => j.people.map(({ name, age }, at) => ({ who: name, at, twice: age * 2 })),
  ),
  meant(
    'predicates',
    (v) => [
      e(people(v).all(it().property('age').gt(1))),
      e(people(v).any(it().property('age').gt(5))),
      e(people(v).none(it().property('age').gt(5))),
      e(people(v).one(it().property('age').gt(5))),
    ],
    ({ j }) => {
      const old = j.people.filter(({ age }) => age > 5).length;
      return [j.people.every(({ age }) => age > 1), old > 0, old === 0, old === 1];
    },
  ),
  meant(
    'a count',
    (v) => people(v).count(it().property('age').gt(2)).plus(people(v).length()),
    ({ j }) => j.people.filter(({ age }) => age > 2).length + j.people.length,
  ),
  meant(
    'what is found',
    (v) => people(v).find(it().property('age').gt(4)).orElse({ name: 'nobody' }),
    ({ j }) => j.people.find(({ age }) => age > 4) ?? { name: 'nobody' },
  ),
  meant(
    'a sum over a list',
    (v) => people(v).sum(it().property('age')),
    ({ j }) => sum(j.people.map(({ age }) => age)),
  ),
  meant(
    'a reduction',
    (v) => people(v).reduce(Expr.accumulator().plus(it().property('age').times(2)), 1),
    ({ j }) => sum(j.people.map(({ age }) => age * 2)) + 1,
  ),
  meant(
    'an order',
    (v) => people(v).sortBy(it().property('name'), 'desc').map(it().property('name')),
    ({ j }) =>
      j.people
        .map(({ name }) => name)
        .sort(order)
        .reverse(),
  ),
  meant(
    'groups',
    (v) =>
      people(v)
        .groupBy(Expr.choose(it().property('age').gt(3), 'old', 'young'))
        .property('old')
        .orElse([])
        .length(),
    ({ j }) => j.people.filter(({ age }) => age > 3).length,
  ),
  meant(
    'inner predicates',
    (v) => people(v).map(e(v.j).property('a-b').property('c').filter(it().neq('x')).length()),
    ({ j }) => j.people.map(() => j['a-b'].c.filter((each) => each !== 'x').length),
  ),
  meant(
    'lists',
    ({ j }) => e(j).property('a-b').property('c').concat(['z', HOSTILE]).reverse(),
    ({ j }) => [...j['a-b'].c, 'z', HOSTILE].reverse(),
  ),
  meant(
    'ends of a list',
    (v) => [
      people(v).first().property('name'),
      people(v).last().property('age'),
      people(v).take(1).length(),
      people(v).slice(1).length(),
    ],
    ({ j }) => [j.people[0].name, j.people.at(-1)!.age, 1, j.people.length - 1],
  ),
  meant(
    'what a list has',
    ({ j, t }) => [
      e(e(['a', t]).includes('a')),
      e(e(j).property('a-b').property('c').includes(t)),
      e(e(j).includes('people')),
      e(e([1, 2]).includes(2)),
    ],
    ({ j, t }) => [true, j['a-b'].c.includes(t), true, true],
  ),
  meant(
    'a range',
    ({ m }) => Expr.range(1, m).map(it().times(it())),
    ({ m }) => Array.from({ length: m }, (_, index) => (index + 1) ** 2),
  ),
  meant(
    'JSON',
    ({ j, t, n }) => e({ all: j, t, n, sum: e(n).plus(1), '{{x}}': HOSTILE }),
    ({ j, t, n }) => ({ all: j, t, n, sum: n + 1, '{{x}}': HOSTILE }),
  ),
  meant(
    'JSON text',
    ({ t }) => e({ t }).toJson().fromJson().property('t'),
    ({ t }) => t,
  ),
  meant(
    'a JSON path',
    ({ j }) => e(j).jsonpath('$.people[0].age'),
    ({ j }) => j.people[0].age,
  ),
  meant(
    'functions by name',
    ({ t }) => Expr.call('fromBase64', Expr.call('toBase64', t)),
    ({ t }) => t,
  ),
  meant(
    'sprig',
    ({ t, m }) => [
      Expr.sprig('trunc', 3, Expr.text('a', m, t)).slice(0, 2),
      Expr.sprig('add', m, 2),
      Expr.sprig('b64enc', t),
    ],
    ({ t, m }) => [`a${m}`, m + 2, Buffer.from(t).toString('base64')],
  ),
  meant(
    'a hash',
    ({ t }) => Expr.sprig('sha256sum', t).length(),
    () => 64,
  ),
  meant(
    'times',
    () => Expr.choose(Expr.now().gt(Expr.date('1990-01-31T00:00:00Z')), 'later', 'earlier'),
    () => 'later',
  ),
  meant(
    'spans of time',
    ({ m }) => [
      Expr.date('2020-01-31T12:30:00Z').minus(Expr.date('2020-01-31 12:00:00')).seconds(),
      Expr.date('2020-02-28')
        .plus(Expr.duration(Expr.text(m, 'h')))
        .format('2006-01-02T15:04'),
    ],
    ({ m }) => [1800, `2020-02-28T0${m}:00`],
  ),
  meant(
    'how long something took',
    () => Expr.choose(Expr.now().minus(Expr.date('1990-01-31')).gt(Expr.duration('1h30m')), 'long', 'short'),
    () => 'long',
  ),
];

/** The text that a value is where it arrives. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : canonical(value);
}

/** JSON as Go writes it. */
export function canonical(value: unknown): string {
  const sorted = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(sorted);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each)
        .sort(([a], [b]) => order(a, b))
        .map(([key, item]) => [key, sorted(item)]),
    );
  };
  return JSON.stringify(sorted(value)).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
