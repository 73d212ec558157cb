import { manifestOf } from './follow';
import { p, pipeline, task } from '../../lib/dsl';

/** The key under which what a task gives is remembered, when the program says this constant. */
function keyWith(constant: unknown): string {
  const price = task('price', ({ day }: { day: string; of: unknown }) => day, {
    memoize: { maxAge: '1h', cache: 'prices' },
  });
  const prices = pipeline('prices', { day: p.string() }, ({ day }) => price({ day, of: constant as any }));
  return /key: (.*price.*)/.exec(manifestOf(prices, { day: 'monday' }, ['program']))![1];
}

test('what was remembered is not taken for another constant of a newer program', () => {
  expect(keyWith({ kind: 'apple' })).toBe(keyWith({ kind: 'apple' }));
  expect(new Set([keyWith('apple'), keyWith('pear'), keyWith(null), keyWith(['apple'])]).size).toBe(4);
});
