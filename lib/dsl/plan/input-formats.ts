import { common, Formats, type InputFormat, JSON_TEXT } from './formats';
import type { PipelineIndex } from './pipeline-index';
import type { Shapes } from './shapes';
import { inputId, type Transports } from './transports';
import { sameFormat } from '../../serializer/codec';
import type { Serializer } from '../../serializer/serializer';
import type { PipelineDefinition } from '../graph';

/** Chooses how files are written that pipelines get as inputs: as all callers have them, else in one format for all callers. */
export function chooseInputFormats(index: PipelineIndex, shapes: Shapes, transports: Transports): InputFormat {
  const known = new Map<string, Serializer | undefined>();
  const of: InputFormat = (definition, name) => {
    if (definition === index.root || transports.ofInput(definition, name) === 'parameter') return JSON_TEXT;
    const id = inputId(definition, name);
    if (!known.has(id)) {
      // What a pipeline passes on to itself says nothing new.
      known.set(id, undefined);
      const found = given(definition, name);
      known.set(id, found.every((each) => sameFormat(each, found[0])) ? found[0] : common(found));
    }
    return known.get(id);
  };
  const formats = new Formats(index, shapes, transports, of);
  const given = (definition: PipelineDefinition, name: string): Serializer[] =>
    index.callsOf(definition).flatMap((call) => {
      const shape = shapes.argument(call, name);
      const isOpen =
        shape.kind === 'leaf' && shape.leaf.kind === 'input' && of(shape.leaf.of, shape.leaf.name) === undefined;
      return isOpen ? [] : [formats.ofCopy(shape, { partitions: false })];
    });
  return of;
}
