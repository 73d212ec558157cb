import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import { addressOf, described } from '../describe';
import type { Graph, PipelineDefinition } from '../graph';
import { printGraph } from '../print';

/** A pipeline that records something else at another time: in its pods it would not be what the manifest says. */
export function unstable(definition: PipelineDefinition): PipelineError[] {
  const first = definition.graph;
  const second = definition.again();
  if (fingerprint(first) === fingerprint(second)) return [];
  const lines = [first, second].map((graph) => printGraph(graph).split('\n'));
  const at = lines[0].findIndex((line, index) => line !== lines[1][index]);
  return [errors.unstable(definition.name, lines[0][at]?.trim(), lines[1][at]?.trim())];
}

/** All that is in a graph, as text: calls are written where they were recorded, and named elsewhere. */
export function fingerprint(graph: Graph): string {
  return JSON.stringify(graph, function (key, value) {
    switch (key) {
      case 'around':
      case 'graph':
        return undefined;
      case 'definition':
      case 'of':
        return value.name;
      case 'callee':
        return 'kind' in value ? value.name : value;
      case 'after':
        return value.map(addressOf);
      case 'call':
        return addressOf(value);
      case 'loop':
        return this.kind === undefined ? value : described(this);
      // Names and data of users are no keys of the graph.
      case 'inputs':
        return Object.entries(value);
      case 'options':
        return JSON.stringify(value);
      default:
        return withoutNames(value);
    }
  });
}

function withoutNames(value: any): unknown {
  switch (value?.kind) {
    case 'literal':
      return ['literal', JSON.stringify(value.value)];
    case 'object':
      return ['object', Object.entries(value.entries)];
    default:
      return value;
  }
}
