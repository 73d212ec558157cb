import { describeForms, FAILED, MAKE, O, quoted, show } from './forms';
import { escapedText } from '../compile/guards';

const P = 'arguments: {parameters: [{name: p, value: "a b"}]}';
const IN = 'inputs: {parameters: [{name: p}]}, ';
const ARGUMENT = '  arguments: {parameters: [{name: x, value: y}]}';
const PIPE_BODY = `    inputs: {parameters: [{name: x}]}\n    dag: {tasks: [${show('b', "{{=inputs.parameters['x']}}", '')}]}`;
const PIPE = `  - name: pipe\n${PIPE_BODY}\n`;
const FAIL = '  - {name: fail, container: {image: x, command: [fail]}}\n';
const handled = (verdict: boolean) => `    dag:
      failFast: false
      tasks:
      - {name: body, template: make}
      - {name: handler, template: show, depends: body.Succeeded || body.Failed || body.Errored, arguments: {parameters: [{name: v, value: "{{=tasks['body'].status}}"}]}}
${verdict ? '      - {name: verdict, template: fail, depends: handler && (body.Failed || body.Errored)}' : ''}`;
const bye = (value: string) => `  - {name: bye, dag: {tasks: [${show('b', `{{=${value}}}`, '')}]}}\n`;
const ask = (from: string) =>
  `  - {name: ask, suspend: {}, outputs: {parameters: [{name: o, valueFrom: {${from}}}]}}\n`;
const cached = (key: string) =>
  `  - {name: sub, ${IN}memoize: {key: ${quoted(key)}, maxAge: 1h, cache: {configMap: {name: cache}}}, dag: {tasks: [{name: c, template: make}]}}\n`;

describeForms([
  [
    24,
    'an entry',
    {
      spec: ARGUMENT,
      tasks: [
        `{name: pipe, template: pipe, arguments: {parameters: [{name: x, value: ${quoted(`{{=${escapedText("workflow.parameters['x']")}}}`)}}]}}`,
      ],
      templates: PIPE,
      options: { arguments: { x: '{{workflow.name}}' } },
    },
    'Succeeded, ["{{workflow.name}}"]',
  ],
  [
    24,
    'the pipeline itself',
    { spec: ARGUMENT, body: PIPE_BODY, options: { arguments: { x: '{{workflow.name}}' } } },
    'Succeeded, ["w"]',
  ],
  [
    27,
    'a condition',
    {
      tasks: [
        MAKE,
        "{name: again, template: main, depends: a, when: \"{{=tasks['a'].outputs.parameters['o'] == 'more'}}\"}",
      ],
    },
    'Succeeded',
  ],
  [
    27,
    'none',
    { tasks: [MAKE, '{name: again, template: main, depends: a}'] },
    'error: Maximum recursion depth exceeded. See https://argo-workflows.readthedocs.io/en/latest/scaling/#maximum-recursion-depth',
  ],
  [33, 'with a verdict', { body: handled(true), templates: FAIL, made: FAILED }, 'Failed, ["Failed"]'],
  [33, 'without', { body: handled(false), templates: FAIL, made: FAILED }, 'Succeeded, ["Failed"]'],
  [
    34,
    'decoded twice',
    {
      spec: '  onExit: bye',
      tasks: [MAKE],
      templates: bye("string('a' in map(fromJSON(fromJSON(workflow.failures)), #.displayName))"),
      made: FAILED,
    },
    'Failed, ["true"]',
  ],
  [
    34,
    'decoded once',
    {
      spec: '  onExit: bye',
      tasks: [MAKE],
      templates: bye('fromJSON(workflow.failures)[0].displayName'),
      made: FAILED,
    },
    'error: failed to evaluate expression: cannot fetch displayName from uint8 (1:32)',
  ],
  [
    34,
    'an output that is missing',
    {
      spec: '  onExit: bye',
      tasks: [MAKE],
      templates: bye("workflow?.outputs?.parameters?.['g'] ?? 'none'"),
      made: FAILED,
    },
    'Failed, ["none"]',
  ],
  [
    36,
    'a default',
    { tasks: ['{name: a, template: ask}', show('b', `{{=${O}}}`)], templates: ask('supplied: {}, default: "no"') },
    'Succeeded, ["no"]',
  ],
  [
    36,
    'none',
    { tasks: ['{name: a, template: ask}', show('b', `{{=${O}}}`)], templates: ask('supplied: {}') },
    "refused: raw output parameter 'o' has not been set and does not have a default value",
  ],
  [
    37,
    'a hash',
    {
      tasks: [`{name: a, template: sub, ${P}}`],
      templates: cached("m-{{=sprig.sha256sum(toJson([inputs.parameters['p']]))}}"),
    },
    'Succeeded',
  ],
  [
    37,
    'the value',
    { tasks: [`{name: a, template: sub, ${P}}`], templates: cached('m-{{inputs.parameters.p}}') },
    "error: task 'w.a' errored: invalid cache key: m-a b",
  ],
]);
