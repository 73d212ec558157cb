import { parameterName } from './names';
import type { Assembly } from './node-io';
import type { Plan } from './plan';
import { mapLeaves } from './shape';
import type { Serializer } from '../../serializer/serializer';
import type { Transport } from '../graph';

/** A value that the result of a pipeline is made of, and where its run has it. */
export interface ResultPart {
  readonly name: string;
  /** An output artifact or parameter of the pipeline's template, or one of its inputs. */
  readonly from: Transport | 'input';
  /** The name of the output or input. */
  readonly output: string;
  /** Whether a text is JSON. */
  readonly json: boolean;
  /** How a file is written. */
  readonly serializer?: Serializer;
}

/** How the result of a whole pipeline is put together from what its run leaves. */
export function resultPlan(plan: Plan): { readonly result: Assembly; readonly parts: readonly ResultPart[] } {
  const { index, shapes, transports, formats, outputs } = plan;
  const { graph } = index.root;
  const parts: ResultPart[] = [];
  const result = mapLeaves(shapes.givenBy(index.section(graph)), (leaf, pick): Assembly => {
    const name = String(parts.length);
    if (leaf.kind === 'input') {
      parts.push({ name, from: 'input', output: leaf.name, json: false });
    } else {
      const given = outputs.given(graph, leaf);
      const from = transports.of(leaf);
      parts.push({
        name,
        from,
        output: from === 'artifact' ? given.name : parameterName(given),
        json: formats.isJson(leaf),
        serializer: formats.of(leaf),
      });
    }
    return { kind: 'file', name, pick };
  });
  return { result, parts };
}
