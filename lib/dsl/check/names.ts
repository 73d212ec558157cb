import type { Reached } from './reached';
import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import type { PipelineDefinition, TaskBody, TaskDefinition } from '../graph';

/** Different tasks, or different pipelines, of one name: in pictures, logs and manifests nobody could tell them apart. */
export function sharedNames({ tasks, pipelines }: Reached): PipelineError[] {
  return [
    ...twice(tasks, (a, b) => content(a.body) === content(b.body)).map((name) => errors.sharedName(name, 'tasks')),
    ...twice(pipelines, () => false).map((name) => errors.sharedName(name, 'pipelines')),
  ];
}

function twice<D extends TaskDefinition | PipelineDefinition>(
  definitions: Iterable<D>,
  equal: (a: D, b: D) => boolean,
): string[] {
  const first = new Map<string, D>();
  const names = new Set<string>();
  for (const each of definitions) {
    const other = first.get(each.name);
    if (other === undefined) first.set(each.name, each);
    else if (!equal(other, each)) names.add(each.name);
  }
  return [...names];
}

/** What a task does; functions are equal when they are the same object. */
function content(body: TaskBody): unknown {
  return body.kind === 'function' ? body.run : JSON.stringify(body);
}
