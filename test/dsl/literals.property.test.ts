import * as fc from 'fast-check';
import { one } from './shared';
import { graphOf, p, pipeline } from '../../lib/dsl';
import type { Value } from '../../lib/dsl/graph';

/** The value that a recorded one stands for, with texts for references. */
function restored(value: Value): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'array':
      return value.items.map(restored);
    case 'object':
      return Object.fromEntries(Object.entries(value.entries).map(([name, each]) => [name, restored(each)]));
    case 'input':
      return REF;
    default:
      throw new Error(value.kind);
  }
}

const REF = '\u0000the reference';

/** The value with references in place of some texts. */
function withRefs(value: unknown, ref: unknown): unknown {
  if (value === REF) return ref;
  if (Array.isArray(value)) return value.map((each) => withRefs(each, ref));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withRefs(each, ref)]));
}

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(REF),
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('{{x}}', '{{=1+1}}', '$(x)', '__proto__', ''),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'then', 'length', 'a b')),
      tie('value'),
    ),
  ),
})).value;

test('whatever JSON is written, with references anywhere in it, is recorded as it was written', () => {
  fc.assert(
    fc.property(json, (value) => {
      const graph = graphOf(pipeline('test', { ref: p.string() }, ({ ref }) => one({ value: withRefs(value, ref) })));
      expect(restored(graph.calls[0].inputs.value)).toEqual(value);
    }),
    { numRuns: 300 },
  );
});
