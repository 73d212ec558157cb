import { Scope, TaskEntry } from './scope';
import { json, number, text } from './texts';
import { reference } from './values';
import { Condition, Reference, StatusCondition } from '../../../lib';

/** A condition on values that are readable here; undefined where there are none. */
export function condition(scope: Scope, depth = 2): Condition | undefined {
  const { draw } = scope.world;
  if (depth > 0 && draw.chance(30)) {
    const parts = draw.list(1, 3, () => condition(scope, depth - 1)).filter((part) => part !== undefined);
    if (parts.length === 0) return undefined;
    const [first, ...rest] = parts;
    switch (draw.int(0, 3)) {
      case 0:
        return Condition.all(...parts);
      case 1:
        return Condition.any(...parts);
      case 2:
        return first.not();
      default:
        return rest.reduce((left, right) => (draw.chance(50) ? left.and(right) : left.or(right.not())), first);
    }
  }
  if (draw.chance(5)) {
    return Condition.expression(draw.pick(["workflow.name != ''", '1 < 2', "'a' in ['a', 'b']", 'len([1, 2]) == 2']));
  }
  const status = draw.maybe(15, () => (scope.tasks.length > 0 ? draw.pick(scope.tasks) : undefined));
  if (status) {
    return status.container && !status.looped && draw.chance(30)
      ? status.task.exitCode.eq(0)
      : status.task.status.eq(draw.pick(['Succeeded', 'Failed', 'Skipped']));
  }
  const numeric = scope.world.careful ? draw.maybe(30, () => reference(scope, 'number')) : undefined;
  if (numeric) return numberComparison(scope, numeric);
  const found = reference(scope);
  return found && comparison(scope, found);
}

function comparison(scope: Scope, left: Reference): Condition {
  const { draw } = scope.world;
  const other = () => reference(scope) ?? text(draw);
  switch (draw.int(0, 9)) {
    case 0:
      return left.eq(text(draw));
    case 1:
      return left.neq(draw.chance(50) ? text(draw) : other());
    case 2:
      return scope.world.careful ? left.isEmpty() : numberComparison(scope, left);
    case 6:
      return left.isIn([text(draw), text(draw)]);
    case 7:
      return left.matches(pattern(text(draw)));
    case 8:
      return draw.pick([left.startsWith(text(draw)), left.endsWith(text(draw)), left.contains(text(draw))]);
    case 3:
      return left.isEmpty();
    case 4:
      return left.isTrue();
    case 5:
      return scope.world.careful ? left.eq(true) : left.eq(draw.pick([null, true, false]));
    default:
      return draw.chance(50) || scope.world.careful ? left.eq(other()) : left.eq(json(draw) ?? 0);
  }
}

function numberComparison(scope: Scope, left: Reference): Condition {
  const { draw } = scope.world;
  const other = () => (draw.chance(50) ? number(draw) : (reference(scope, 'number') ?? 1));
  switch (draw.int(0, 3)) {
    case 0:
      return left.eq(number(draw));
    case 1:
      return left.gt(other());
    case 2:
      return left.lte(other());
    default:
      return left.gte(number(draw)).and(left.lt(number(draw)));
  }
}

/** A regular expression of Go that means the text itself. */
function pattern(literal: string): string {
  return `^${literal.replace(/[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]/g, '\\$&')}`;
}

/** A condition on how earlier tasks ended. */
export function statusCondition(scope: Scope, tasks: readonly TaskEntry[], depth = 2): StatusCondition {
  const { draw } = scope.world;
  if (depth > 0 && draw.chance(40)) {
    const left = statusCondition(scope, tasks, depth - 1);
    switch (draw.int(0, 2)) {
      case 0:
        return left.and(statusCondition(scope, tasks, depth - 1));
      case 1:
        return left.or(statusCondition(scope, tasks, depth - 1));
      default:
        return left.not();
    }
  }
  const { task, looped } = draw.pick(tasks);
  if (looped && draw.chance(40)) return draw.chance(50) ? task.anySucceeded : task.allFailed;
  return draw.pick([task.succeeded, task.failed, task.skipped, task.omitted, task.ended]);
}
