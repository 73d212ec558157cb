import { describeForms, MAKE, O, show } from './forms';
import { escapedJson, escapedText, DEFERRED } from '../compile/guards';

/** A deferred tag that becomes nothing. */
const DEFERRED_NOTHING = DEFERRED.replace("'{'+'{'", "''");

describeForms([
  [1, 'an expression', { tasks: [MAKE, show('b', `{{=${O}}}`)], made: 'a\u001bb' }, 'Succeeded, ["a\\u001bb"]'],
  [
    1,
    'a plain tag',
    { tasks: [MAKE, show('b', '{{tasks.a.outputs.parameters.o}}')], made: 'a\u001bb' },
    'error: cannot finish template replacement because the result was invalid JSON',
  ],
  [
    2,
    'braces apart',
    { tasks: [show('b', "{{=toJson({ 'a': { 'b': 1 } }) }}", '')] },
    'Succeeded, ["{\\"a\\":{\\"b\\":1}}"]',
  ],
  [
    2,
    'braces together',
    { tasks: [show('b', "{{=toJson({'a': {'b': 1}})}}", '')] },
    'error: failed to evaluate expression: unexpected token EOF (1:20)',
  ],
  [
    4,
    'a deferred tag',
    { tasks: [show('b', `a ${DEFERRED}workflow.name}}`, '')] },
    'Succeeded, ["a {{workflow.name}}"]',
  ],
  [4, 'the text', { tasks: [show('b', 'a {{workflow.name}}', '')] }, 'Succeeded, ["a w"]'],
  [
    4,
    'an expression for the braces',
    { tasks: [show('b', "a {{='{'+'{'}}workflow.name}}", '')] },
    'Succeeded, ["a w"]',
  ],
  [4, 'an expression for one brace', { tasks: [show('b', "a {{='{'}}{workflow.name}}", '')] }, 'Succeeded, ["a w"]'],
  [
    5,
    'two backslashes',
    { tasks: [MAKE, show('b', `{{=${escapedJson(O)}}}`)], made: '"{{workflow.name}}"' },
    'Succeeded, ["\\"\\\\u007b\\\\u007bworkflow.name}}\\""]',
  ],
  [
    5,
    'one backslash',
    { tasks: [MAKE, show('b', `{{=${escapedJson(O).replaceAll('\\\\', '\\')}}}`)], made: '"{{workflow.name}}"' },
    'Succeeded, ["\\"w\\""]',
  ],
  [
    6,
    'escaped',
    { tasks: [MAKE, show('b', `{{=${escapedText(O)}}}`)], made: '{{workflow.name}}' },
    'Succeeded, ["{{workflow.name}}"]',
  ],
  [6, 'unescaped', { tasks: [MAKE, show('b', `{{=${O}}}`)], made: '{{workflow.name}}' }, 'Succeeded, ["w"]'],
  [
    7,
    'nothing between',
    { tasks: [MAKE, show('b', `{{=${O}}}{{=${O}}}`)], made: '{workflow.name}}{' },
    'Succeeded, ["{workflow.name}}w{"]',
  ],
  [
    7,
    'a deferred tag between',
    { tasks: [MAKE, show('b', `{{=${O}}}${DEFERRED_NOTHING}{{=${O}}}`)], made: '{workflow.name}}{' },
    `Succeeded, ${JSON.stringify([`{workflow.name}}{${DEFERRED_NOTHING}{workflow.name}}{`])}`,
  ],
  [
    7,
    'one expression',
    { tasks: [MAKE, show('b', `{{=${escapedText(`(${O} + ${O})`)}}}`)], made: '{workflow.name}}{' },
    'Succeeded, ["{workflow.name}}{{workflow.name}}{"]',
  ],
]);
