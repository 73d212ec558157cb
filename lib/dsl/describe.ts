import type { Call, Value } from './graph';
import { shown } from '../errors';

/** A run-time value in words, as it was written. */
export function described(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return shown(value.value);
    case 'input':
      return `${value.name}${fields(value.path)}`;
    case 'output':
      return `${addressOf(value.call)}${fields(value.path)}`;
    case 'item':
      return `item of ${described(value.loop.over)}${fields(value.path)}`;
    case 'index':
      return `index in ${described(value.loop.over)}`;
    case 'status':
      return `status of ${addressOf(value.call)}`;
    case 'workflow':
      return `workflow.${value.name}${fields(value.path)}`;
    case 'object':
      return `{ ${Object.entries(value.entries)
        .map(([name, each]) => `${name}: ${described(each)}`)
        .join(', ')} }`;
    case 'array':
      return `[${value.items.map(described).join(', ')}]`;
    case 'first':
      return [...value.values, ...(value.otherwise ? [value.otherwise] : [])].map(described).join(' | ');
    case 'guarded':
      return described(value.value);
    case 'default':
      return `${described(value.value)} or ${described(value.otherwise)}`;
  }
}

function fields(path: readonly (string | number)[]): string {
  return path
    .map((key) =>
      typeof key === 'number' ? `[${key}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('');
}

/** The name of a call, with the parts around it. */
export function addressOf(call: Call): string {
  const names = [call.id];
  for (let graph = call.graph; graph.around !== undefined; graph = graph.around) names.unshift(graph.name);
  return names.join('.');
}
