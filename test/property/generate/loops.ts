import { Scope } from './scope';
import { json, text } from './texts';
import { reference } from './values';
import { Loop } from '../../../lib';

/** A loop, and whether its items have fields. */
export interface Repeated {
  readonly loop: Loop;
  readonly items: 'values' | 'objects';
}

/** Any kind of loop that is possible here. */
export function loop(scope: Scope): Repeated {
  const { draw } = scope.world;
  const list = draw.maybe(50, () => reference(scope, 'list'));
  if (list) return { loop: Loop.over(list), items: 'values' };
  if (draw.chance(20)) {
    return {
      loop: Loop.over(draw.list(1, 3, () => ({ k: text(draw), 'a-b': draw.pick([1, 'x', text(draw)]) }))),
      items: 'objects',
    };
  }
  return { loop: ofValues(scope), items: 'values' };
}

function ofValues(scope: Scope): Loop {
  const { draw } = scope.world;
  switch (draw.int(0, 4)) {
    case 0:
      return Loop.over(draw.list(1, 3, () => draw.pick(['a', 'b', 1, true, 2.5])));
    case 1:
      return Loop.over(draw.list(1, 3, () => text(draw)));
    case 2:
      return Loop.over(draw.list(0, 3, () => json(draw)));
    case 3:
      return Loop.over([]);
    default:
      return sequence(scope);
  }
}

function sequence(scope: Scope): Loop {
  const { draw } = scope.world;
  const amount = () => draw.maybe(50, () => reference(scope, 'number')) ?? draw.int(0, 5);
  const start = draw.maybe(30, amount);
  const format = draw.maybe(5, () => draw.pick(['%03d', 'page-%x', '%d']));
  return Loop.sequence(draw.chance(50) ? { count: amount(), start, format } : { end: amount(), start, format });
}
