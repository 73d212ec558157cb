import type { PipelineDefinition } from '../graph';
import type { Forms } from './forms';
import type { Program } from './program';
import { common, JSON_TEXT, serializerFor } from './serializers';
import type { Shapes } from './shapes';
import { sameFormat } from '../../serializer/codec';
import type { Serializer } from '../../serializer/serializer';

/** How files are written that pipelines get as inputs: as all callers have them, else in one format for all callers. */
export class InputSerializers {
  private readonly known = new Map<PipelineDefinition, Map<string, Serializer | undefined>>();

  constructor(
    private readonly program: Program,
    private readonly shapes: Shapes,
    private readonly forms: Forms,
  ) {}

  /** Undefined while it is being found out: what a pipeline passes on to itself says nothing new. */
  public of(definition: PipelineDefinition, name: string): Serializer | undefined {
    if (definition === this.program.root || this.forms.ofInput(definition, name) === 'text') return JSON_TEXT;
    const known = this.known.get(definition) ?? new Map<string, Serializer | undefined>();
    this.known.set(definition, known);
    if (known.has(name)) return known.get(name);
    known.set(name, undefined);
    const found = this.callers(definition, name);
    const serializer = found.every((each) => sameFormat(each, found[0])) ? found[0] : common(found);
    known.set(name, serializer);
    return serializer;
  }

  private callers(definition: PipelineDefinition, name: string): Serializer[] {
    return this.forms.callsOf(definition).flatMap((call) => {
      const shape = this.shapes.argument(call, name);
      if (
        shape.kind === 'leaf' &&
        shape.leaf.kind === 'input' &&
        this.program.serializerOfInput(shape.leaf.of, shape.leaf.name) === undefined
      ) {
        return [];
      }
      return [serializerFor(shape, false, this.program, this.shapes)];
    });
  }
}
