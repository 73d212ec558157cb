import { IConstruct } from 'constructs';
import { Loop } from './loop';
import type { Hook, TaskOptions } from './task-options';
import { errors } from '../errors';
import { tasksIn } from '../ir/status';
import { INPUT_NAMES, isInputName } from '../spec/names';
import { isTemplate } from '../template/template-mark';
import { Condition } from '../value/condition';
import { StatusCondition } from '../value/status';

/** Refuses options of a task that are not what they have to be, before the compiler meets them. */
export function checkTaskOptions(
  path: string,
  { arguments: inputs, forEach, when, after, depends, hooks }: TaskOptions,
): void {
  if (given(inputs) && (typeof inputs !== 'object' || Array.isArray(inputs))) {
    throw errors.notAValue(path, 'arguments', inputs, 'values by the names of the inputs');
  }
  if (given(forEach) && !(forEach instanceof Loop)) {
    throw errors.notAValue(path, 'forEach', forEach, 'a loop, for example Loop.over([1, 2, 3])');
  }
  if (given(when) && !(when instanceof Condition)) {
    throw errors.notAValue(
      path,
      'when',
      when,
      'a condition on values, for example task.result.eq(...) (how tasks ended is for depends)',
    );
  }
  if (given(depends) && !(depends instanceof StatusCondition)) {
    throw errors.notAValue(
      path,
      'depends',
      depends,
      'a condition on how tasks ended, for example task.failed (tasks that just come before are for after, values for when)',
    );
  }
  const foreign = given(depends) ? [...tasksIn(depends).keys()].find((task) => !('pipeline' in task)) : undefined;
  if (foreign) throw errors.foreignTask(path, (foreign as unknown as IConstruct).node.path);
  if (given(after)) {
    if (!Array.isArray(after)) throw errors.notAValue(path, 'after', after, 'a list of tasks');
    after.forEach((task, index) => {
      if (typeof task !== 'object' || task === null || !('_call' in task)) {
        throw errors.notAValue(path, `after[${index}]`, task, 'a task');
      }
    });
  }
  if (hooks) checkHooks(path, hooks);
}

// Other languages pass null for what is not given.
function given<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}

/** Refuses hooks that Argo would refuse or never run. */
export function checkHooks(path: string, hooks: Readonly<Record<string, Hook>> | undefined): void {
  for (const [name, hook] of Object.entries(hooks ?? {})) {
    if (!isInputName(name)) {
      throw errors.badName(path, 'hook', name, INPUT_NAMES.replace('inputs and outputs', 'hooks'));
    }
    if (!isTemplate(hook?.template)) throw errors.notATemplate(path, `hooks.${name}.template`, hook?.template);
    if (hook.when !== undefined && !(hook.when instanceof Condition)) {
      throw errors.notAValue(path, `hooks.${name}.when`, hook.when, 'a condition, for example task.status.eq(...)');
    }
    if (name !== 'exit' && hook.when === undefined) {
      throw errors.notAValue(path, `hooks.${name}.when`, undefined, 'a condition', "every hook but 'exit' runs by one");
    }
  }
}
