import * as parser from '@typescript-eslint/parser';
import { Linter, RuleTester } from 'eslint';
import plugin from '../../lib/eslint';

const rule = plugin.rules['no-ref-as-value'] as any;

/** A pipeline around statements, as JavaScript and TypeScript alike. */
const inPipeline = (statements: string) => `
import { task, pipeline, p, when, and, not, statusOf } from 'cdk8s-argo-workflows/dsl';
const load = task('load', ({ n }) => ({ rows: [n], kind: 'a' }));
pipeline('test', { n: p.number(), list: p.json() }, ({ n, list }) => {
  ${statements}
});`;

const wrong: [string, string[]][] = [
  ['if (n) load({ n });', ['truth']],
  ['if (n.gt(1)) load({ n });', ['conditionTruth']],
  ['if (!n.gt(1)) load({ n });', ['conditionTruth']],
  ['const x = n ? 1 : 2;', ['truth']],
  ['while (n.lt(1)) load({ n });', ['conditionTruth']],
  ['do load({ n }); while (n);', ['truth']],
  ['for (; n;) load({ n });', ['truth']],
  ['const x = n && load({ n });', ['truth']],
  ['const x = n || 1;', ['truth']],
  ['const x = n ?? 1;', ['nullish']],
  ['if (n.gt(1) && n.lt(3)) load({ n });', ['conditionTruth', 'conditionTruth']],
  ['when(n.gt(1) && n.lt(3), () => 1);', ['conditionTruth']],
  ['const x = typeof n;', ['kind']],
  ['const x = n instanceof Number;', ['kind']],
  ['const x = Array.isArray(list);', ['kind']],
  ['const x = Boolean(n);', ['kind']],
  ['switch (load({ n }).kind) { default: load({ n }); }', ['choice']],
  ['switch (1) { case n: load({ n }); }', ['choice']],
  ['const x = [1, 2].includes(n);', ['search']],
  ['const loaded = load({ n }); if (loaded.rows) load({ n });', ['truth']],
  ['const { kind } = load({ n }); if (kind) load({ n });', ['truth']],
  ['list.map((item, index) => (item ? load({ n: item }) : load({ n: index })));', ['truth']],
  ['const done = when(n.gt(1), () => 1).otherwise(() => 2); if (done) load({ n });', ['truth']],
  ['if (not(n.eq(1))) load({ n });', ['conditionTruth']],
  ['if (statusOf(load({ n })).eq("Failed")) load({ n });', ['conditionTruth']],
];

/** With what it should be instead. */
const compared: [string, string][] = [
  ['const x = n === 1;', 'const x = n.eq(1);'],
  ['const x = 1 !== n;', 'const x = n.neq(1);'],
  ['const x = n == null;', 'const x = n.eq(null);'],
  ['const x = load({ n }).kind != "a";', 'const x = load({ n }).kind.neq("a");'],
];

const right = [
  'when(n.gt(1), () => load({ n })).otherwise(() => 0);',
  'when(and(n.gt(1), not(n.lt(3))), () => load({ n }));',
  'const plain = 3; if (plain > 2) load({ n });',
  'const flags = { n: true }; if (flags.n) load({ n });',
  'const x = list.contains(n);',
  'for (const name of ["a", "b"]) load({ n: name === "a" ? n : 1 });',
  'const x = (n, 1) === 1;',
];

const suggestion = (output: string) => ({
  messageId: 'identity',
  suggestions: [
    { messageId: 'compare', data: { text: output.slice('const x = '.length, -1) }, output: inPipeline(output) },
  ],
});
const cases = {
  valid: [
    ...right.map((statements) => ({ name: statements, code: inPipeline(statements) })),
    'const a = a.b; if (a) console.log(a);',
    "import { pipeline } from 'elsewhere'; if (pipeline) pipeline();",
    'function pipeline(a, b, f) { f(1); } pipeline(1, 2, (x) => { if (x) return 1; });',
  ],
  invalid: [
    ...wrong.map(([code, messageIds]) => ({
      name: code,
      code: inPipeline(code),
      errors: messageIds.map((messageId) => ({ messageId })),
    })),
    ...compared.map(([code, output]) => ({ name: code, code: inPipeline(code), errors: [suggestion(output)] })),
    {
      code: "const { task, pipeline } = require('cdk8s-argo-workflows/dsl'); pipeline('x', {}, (inputs) => { if (inputs.n) task(); });",
      errors: [
        {
          message:
            "'inputs.n' exists only at run time; here it is always true. Write when(inputs.n.eq(...), () => ...).otherwise(() => ...).",
        },
      ],
    },
  ],
};

new RuleTester().run('no-ref-as-value, without types', rule, cases);

/** Programs with types, in which tasks may come from other files and values be passed on. */
const typed = (statements: string) => ({
  name: statements,
  filename: `${__dirname}/typed/file.ts`,
  code: `
import { pipeline, p, task, when, Condition, Ref } from '../../../lib/dsl';
import { load } from './tasks';
function helper(ref: Ref<number>, maybe?: Ref<string>, plain?: string) { ${statements} }
void [pipeline, p, task, when, load, helper, Condition];`,
});

new RuleTester({
  languageOptions: {
    parser,
    parserOptions: { project: `${__dirname}/typed/tsconfig.json`, disallowAutomaticSingleRunInference: true },
  },
}).run('no-ref-as-value, with types', rule, {
  valid: [
    typed('if (maybe) return maybe; if (plain) return plain; return ref;'),
    typed('return maybe === undefined ? 1 : 2;'),
    typed('return when(ref.gt(1), () => load({ n: ref })).otherwise(() => null);'),
    typed('const all: { ref?: Ref<number> } = {}; return all.ref ?? ref;'),
  ],
  invalid: [
    { ...typed('if (ref) return 1; return 2;'), errors: [{ messageId: 'truth' }] },
    { ...typed('return load({ n: ref }).rows ? 1 : 2;'), errors: [{ messageId: 'truth' }] },
    {
      ...typed('return (load({ n: ref }).rows as unknown as Ref<number[]>) ?? 2;'),
      errors: [{ messageId: 'nullish' }],
    },
    { ...typed('const test: Condition = ref.gt(1); return test && 2;'), errors: [{ messageId: 'conditionTruth' }] },
    { ...typed('return !(ref!);'), errors: [{ messageId: 'truth' }] },
    {
      ...typed('return ref === load({ n: 1 }).count;'),
      errors: [
        {
          messageId: 'identity',
          suggestions: [
            {
              messageId: 'compare',
              data: { text: 'ref.eq(load({ n: 1 }).count)' },
              output: typed('return ref.eq(load({ n: 1 }).count);').code,
            },
          ],
        },
      ],
    },
  ],
});

test('flat and legacy configurations name the rule', () => {
  const code = inPipeline('if (n) load({ n });');
  const flat = new Linter().verify(code, [plugin.configs.recommended as any]);
  expect(flat.map(({ ruleId }) => ruleId)).toStrictEqual(['cdk8s-argo-workflows/no-ref-as-value']);
  const linter = new Linter({ configType: 'eslintrc' });
  linter.defineRule(Object.keys(plugin.configs.legacy.rules)[0], rule);
  const legacy = linter.verify(code, {
    rules: plugin.configs.legacy.rules as any,
    parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
  });
  expect(legacy.map(({ ruleId }) => ruleId)).toStrictEqual(['cdk8s-argo-workflows/eslint/no-ref-as-value']);
});
