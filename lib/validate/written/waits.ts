import { loopsOf } from './call';
import { Manifest } from './home';
import { errors } from '../../errors';
import { readDepends } from '../../spec/depends';
import { resultNamed, TASK_RESULT_NAMES } from '../../spec/statuses';
import { readable } from '../expressions';
import { Fields } from '../fields';

/** For whom the tasks of a DAG wait, by their names, and what is wrong with how they say it. */
export function waitsOf(tasks: readonly Manifest[], at: (task: Manifest) => Fields): Map<string, readonly string[]> {
  const named = new Map(tasks.map((task) => [task.name, task]));
  const byLogic = tasks.find(({ depends }) => depends);
  const waits = new Map<string, readonly string[]>();
  for (const task of tasks) {
    const own = at(task);
    const { dependencies = [], depends, continueOn } = task;
    if (byLogic && dependencies.length > 0) {
      own.add(
        errors.collision(
          own.path,
          'a task',
          'dependencies',
          `'${byLogic.name}' of the same DAG has 'depends', and Argo does not mix them`,
        ),
      );
    }
    if (byLogic && continueOn) {
      own.add(
        errors.collision(
          own.path,
          'a task',
          'continueOn',
          `'${byLogic.name}' of the same DAG has 'depends', which says by '.Failed' and '.Errored' what goes on`,
        ),
      );
    }
    if ((byLogic ?? dependencies.length > 0) && /^\d/.test(task.name)) {
      own.add(errors.leadingDigit(own.path, task.name));
    }
    const terms = depends
      ? readTerms(own, depends, named)
      : dependencies.map((name: string) => ({ field: 'dependencies', task: name }));
    for (const { task: name, field } of terms) {
      if (!named.has(name)) own.add(errors.unknownTask(own.path, field, name, named.keys()));
    }
    waits.set(
      task.name,
      [...new Set<string>(terms.map((term: { task: string }) => term.task))].filter((name) => named.has(name)),
    );
  }
  return waits;
}

function readTerms(
  fields: Fields,
  depends: string,
  named: ReadonlyMap<string, Manifest>,
): { field: string; task: string }[] {
  const { terms, expression } = readDepends(depends);
  for (const { task, status } of terms) {
    const isLoop = loopsOf(named.get(task) ?? {}).length > 0;
    const result = status === undefined ? undefined : resultNamed(status);
    if (status !== undefined && !result) {
      fields.refuse(
        'depends',
        `${task}.${status}`,
        `the statuses ${TASK_RESULT_NAMES.map((each) => `'.${each}'`).join(', ')}`,
      );
    } else if (result?.ofLoop && !isLoop) {
      fields.refuse(
        'depends',
        `${task}.${status}`,
        `a status of one task: '${task}' is not a loop, and '.${status}' speaks of the items of one`,
      );
    }
  }
  fields.attempt(() => void readable(expression, fields.path, 'depends'));
  return terms.map(({ task }) => ({ field: 'depends', task }));
}
