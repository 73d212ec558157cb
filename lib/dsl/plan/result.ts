import { textName } from './names';
import { Assembly } from './physical';
import { Plan } from './plan';
import { isJson, serializerOf } from './serializers';
import { mapLeaves } from './shape';
import type { Serializer } from '../../serializer/serializer';

/** A value that the result of a pipeline is made of, and where its run has it. */
export interface ResultPart {
  readonly name: string;
  /** An output artifact or parameter of the pipeline's template, or one of its inputs. */
  readonly form: 'file' | 'text' | 'input';
  /** The name of the output or input. */
  readonly output: string;
  /** Whether a text is JSON. */
  readonly json: boolean;
  /** How a file is written. */
  readonly serializer?: Serializer;
}

/** How the result of a whole pipeline is put together from what its run leaves. */
export function resultPlan(plan: Plan): { readonly result: Assembly; readonly arriving: readonly ResultPart[] } {
  const { shapes, forms, demands, program } = plan;
  const { graph } = program.root;
  const arriving: ResultPart[] = [];
  const result = mapLeaves(shapes.givenBy(program.section(graph)), (leaf, pick): Assembly => {
    const name = String(arriving.length);
    if (leaf.kind === 'input') {
      arriving.push({ name, form: 'input', output: leaf.name, json: false });
    } else {
      const given = demands.givenAs(graph, leaf);
      const form = forms.of(leaf);
      arriving.push({
        name,
        form,
        output: form === 'file' ? given.name : textName(given.name, given.file || given.parts),
        json: isJson(leaf, plan),
        serializer: serializerOf(leaf, program, shapes),
      });
    }
    return { kind: 'file', name, pick };
  });
  return { result, arriving };
}
