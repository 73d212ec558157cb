import * as fc from 'fast-check';
import { printed, read } from './golden';
import { DEFERRED, escapedText } from '../compile/guards';

test('a long expression stands on several lines', () => {
  const either = (task: string, rest: string) =>
    `(tasks['${task}'].status == 'Succeeded' ? get(get(get(tasks['${task}'], 'outputs'), 'parameters'), 'o') : ${rest})`;
  const value = `{{=${escapedText(either('yes', either('no', "toJson(['none', 'or', 'nothing'])")))}}}`;
  expect(printed({ name: 'o', value })).toBe(`name: o
value: !wrapped |-
  {{=\\
    replace(\\
      (\\
        tasks['yes'].status == 'Succeeded'
          ? get(get(get(tasks['yes'], 'outputs'), 'parameters'), 'o')
          : (\\
            tasks['no'].status == 'Succeeded'
              ? get(get(get(tasks['no'], 'outputs'), 'parameters'), 'o')
              : toJson(['none', 'or', 'nothing'])\\
          )\\
      ),
      '{'+'{',
      ⟦deferred expression⟧\\
    )\\
  }}
`);
});

test('short parts of a document stand on one line', () => {
  const task = { name: 'a', template: 'work', arguments: { parameters: [{ name: 'v', value: '{{item}}' }] } };
  expect(printed({ dag: { tasks: [task] } })).toBe(`dag:
  tasks:
    - name: a
      template: work
      arguments: { parameters: [ { name: v, value: "{{item}}" } ] }
`);
});

/** Texts with what layouts are made of. */
const PIECES = [
  "'",
  '"',
  '\\',
  '\n',
  ' ',
  '  ',
  '(',
  ')',
  '{{=',
  '}}',
  ', ',
  ' ? ',
  ' : ',
  ' and ',
  '⟦deferred⟧',
  DEFERRED,
  '#',
  'a',
];
const TEXT = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

test('whatever was printed can be read, so two documents never look alike', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.constantFrom('a', 'b c', 'n'), TEXT)), (document) => {
      expect(read(printed(document))).toStrictEqual(document.map((each) => ({ ...each })));
    }),
    { numRuns: 500 },
  );
});
