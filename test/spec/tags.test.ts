import { dotted, indexed, literal, source } from '../../lib/ir/build';
import {
  closesTag,
  expressionTag,
  hasTag,
  escapedJson,
  deferredText,
  DEFERRED_BRACE,
  DEFERRED_OPEN,
  simpleTag,
  splitAtOpen,
  tagsOf,
} from '../../lib/spec/tags';

test('A simple tag holds the plain name', () => {
  expect(simpleTag('inputs.parameters.a-b')).toBe('{{inputs.parameters.a-b}}');
});

describe('expressionTag', () => {
  test('marks its text as an expression', () => {
    expect(expressionTag(indexed(dotted('inputs.parameters'), ['a']))).toBe("{{=inputs.parameters['a']}}");
  });

  test('keeps a closing brace at the end apart from its own', () => {
    expect(expressionTag(literal({ a: 1 }))).toBe("{{={ 'a': 1 } }}");
  });

  test.each(["{'a': {'b': 1}}", '}}', "'}}'"])('refuses %s, which would end the tag early', (expression) => {
    expect(() => expressionTag(source(expression))).toThrow('ends the tag');
  });
});

describe('deferredText', () => {
  test('leaves a text without an opening pair as it is', () => {
    expect(deferredText('{ } }} $ \n')).toBe('{ } }} $ \n');
  });

  test('writes each opening pair as a tag of the last pass', () => {
    expect(deferredText('{{a}} {{b}}')).toBe(`${DEFERRED_OPEN}a}} ${DEFERRED_OPEN}b}}`);
    expect(deferredText('{{{{')).toBe(DEFERRED_OPEN + DEFERRED_OPEN);
  });

  test('holds no tag but deferred ones', () => {
    expect(
      tagsOf(deferredText('{{workflow.name}} {{{x}}}')).map(
        ({ text, expression }) => expression && text.startsWith("'pod' in $env"),
      ),
    ).toStrictEqual([true, true]);
  });
});

test('Deferred tags are evaluated in the pass of the complete pod only', () => {
  for (const tag of [DEFERRED_OPEN, DEFERRED_BRACE]) {
    expect(tag).toMatch(
      /^\{\{='pod' in \$env and not \('node' in \$env\) and not \('retries' in \$env\) and not \(pod\.name contains '_'\) \? '.*' : nil\}\}$/,
    );
  }
});

describe('escapedJson', () => {
  test.each(['{{x}}', '}}', '{{{{{'])(
    'writes %s inside JSON so that Argo finds no tag and the reader finds the text',
    (text) => {
      const json = escapedJson(JSON.stringify({ text }));
      expect(hasTag(json)).toBe(false);
      expect(JSON.parse(json)).toStrictEqual({ text });
    },
  );
});

test('A text is split where tags would open', () => {
  expect(splitAtOpen('a{{b}}{{{c')).toStrictEqual(['a', 'b}}', '{c']);
});

test.each([
  ['', false, false],
  ['{ { } }', false, false],
  ['{{', true, false],
  ['}}', false, true],
  ['a{{b}}c', true, true],
])('%j opens a tag: %s, ends one: %s', (text, opens, closes) => {
  expect([hasTag(text), closesTag(text)]).toStrictEqual([opens, closes]);
});

describe('tagsOf', () => {
  test('finds tags and expressions in order', () => {
    expect(tagsOf('a {{ b }} c {{=d}}{{e}}')).toStrictEqual([
      { text: ' b ', expression: false },
      { text: 'd', expression: true },
      { text: 'e', expression: false },
    ]);
  });

  test('ends a tag at the first closing pair, as Argo does', () => {
    expect(tagsOf('{{={a: {b: 1}}}}')).toStrictEqual([{ text: '{a: {b: 1', expression: true }]);
  });

  test('gives an unclosed tag with its rest', () => {
    expect(tagsOf('x {{ y')).toStrictEqual([{ text: ' y', expression: false }]);
  });

  test('finds nothing in a text without tags', () => {
    expect(tagsOf('{ } }}')).toStrictEqual([]);
  });

  test('takes an opening pair inside a tag as part of its text', () => {
    expect(tagsOf('{{a{{b}}')).toStrictEqual([{ text: 'a{{b', expression: false }]);
  });
});
