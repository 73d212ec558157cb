import { Draft } from './draft';
import { collectedIn, Exports } from './exports';
import { type Formats, JSON_TEXT } from './formats';
import type { PipelineIndex } from './pipeline-index';
import { Readable } from './readable';
import { leavesOf } from './shape';
import { Shapes } from './shapes';
import { isPutIntoText, type Transports } from './transports';
import { sameFormat } from '../../serializer/codec';
import type { Serializer } from '../../serializer/serializer';
import type { Call, Graph, Loop, Test, Transport, Value } from '../graph';
import { withParts } from '../parts';

/**
 * The third pass: adds the calls that are needed for values to be where they are read. A value that a condition reads but that is a
 * file, a list that a loop runs over but that is one file, a result that has to be one value.
 */
export function insertConversions(index: PipelineIndex, transports: Transports, formats: Formats): PipelineIndex {
  const draft = new Draft(index);
  const converter = new Converter(draft, transports, formats, collectedIn(index));
  for (const { graph } of index.sections) converter.section(graph);
  return draft.index;
}

/** Goes through the sections of a draft. */
class Converter {
  private readonly shapes: Shapes;
  private readonly transports: Transports;
  private readonly formats: Formats;
  private readonly readable: Readable;
  private readonly exports: Exports;

  constructor(
    private readonly draft: Draft,
    transports: Transports,
    formats: Formats,
    collected: ReadonlySet<Graph>,
  ) {
    this.shapes = new Shapes(draft.index);
    this.transports = transports.over(draft.index, this.shapes);
    this.formats = formats.over(draft.index, this.shapes);
    this.readable = new Readable(this.shapes, this.transports, this.formats);
    this.exports = new Exports(this.transports, collected);
  }

  public section(graph: Graph): void {
    for (const call of this.draft.index.section(graph).calls) this.call(graph, call);
    const before = this.draft.index.section(graph).result;
    const result = this.result(graph, before);
    if (result !== undefined && result !== before) this.draft.setResult(graph, result);
  }

  private call(graph: Graph, call: Call): void {
    const inputs = Object.entries(this.draft.index.inputsOf(call)).map(([name, value]) => {
      const plain = this.unguarded(graph, value);
      if (isPutIntoText(call, name) || this.readable.needsParameter(call, name, plain)) {
        return [name, this.asParameter(graph, plain)] as const;
      }
      return [
        name,
        this.readable.needsArtifact(call, name, plain) ? this.asArtifact(graph, plain, this.wanted(call, name)) : plain,
      ] as const;
    });
    this.draft.setInputs(call, Object.fromEntries(inputs));
    if (call.when) this.draft.setTest(call, this.test(graph, call.when));
    if (call.loop) this.loop(graph, call.loop);
  }

  private test(graph: Graph, test: Test): Test {
    switch (test.kind) {
      case 'compare':
        return { ...test, left: this.asParameter(graph, test.left), right: this.asParameter(graph, test.right) };
      case 'not':
        return { kind: 'not', test: this.test(graph, test.test) };
      default:
        return { kind: test.kind, tests: test.tests.map((each) => this.test(graph, each)) };
    }
  }

  /** A value as Argo can read it: what it is made of was a parameter all along, or a function leaves it as one too. */
  private asParameter(graph: Graph, value: Value): Value {
    const shape = this.shapes.of(value);
    if (shape.kind === 'literal' || this.readable.shape(shape)) return value;
    return this.convert(graph, this.unguarded(graph, value), 'parameter');
  }

  /** How a pipeline takes the file; a container takes it as it is. */
  private wanted({ callee }: Call, name: string): Serializer | undefined {
    return 'kind' in callee && callee.kind === 'pipeline' ? this.formats.ofInput(callee, name) : undefined;
  }

  private asArtifact(graph: Graph, value: Value, wanted?: Serializer): Value {
    const shape = this.shapes.of(value);
    const isFile =
      shape.kind === 'leaf' &&
      shape.pick.length === 0 &&
      this.transports.of(shape.leaf) === 'artifact' &&
      shape.leaf.kind !== 'list';
    const fits = isFile && (wanted === undefined || sameFormat(wanted, this.formats.of(shape.leaf)));
    return fits ? value : this.convert(graph, value, 'artifact', { serializer: wanted });
  }

  /** The list of a loop: literal, a parameter, partitions that a function makes, or what another loop left. */
  private loop(graph: Graph, loop: Loop): void {
    const shape = this.shapes.of(loop.over);
    if (loop.batch === undefined && (this.transports.isReadableList(shape) || this.readable.inPartitions(shape))) {
      return;
    }
    this.draft.setList(loop, this.convert(graph, this.unguarded(graph, loop.over), 'artifact', { partitions: true }));
  }

  /** The values of branches that call nothing are made by a call of their own, so that it can be skipped. */
  private unguarded(graph: Graph, value: Value): Value {
    const plain = withParts(value, (part) => this.unguarded(graph, part));
    return plain.kind === 'guarded' ? this.alike(graph, plain.value, { when: this.test(graph, plain.test) }) : plain;
  }

  private result(graph: Graph, before: Value | undefined): Value | undefined {
    let result = before && this.exportable(graph, this.unguarded(graph, before), true);
    if (result && this.draft.index.isSingle(graph) && !this.exports.isExportable(graph, this.shapes.of(result))) {
      result = this.alike(graph, result);
    }
    if (this.draft.index.section(graph).calls.length > 0) return result;
    return this.alike(graph, result ?? { kind: 'literal', value: null });
  }

  /** The value once more, travelling as it did: others were told of it already. */
  private alike(graph: Graph, value: Value, { when }: { readonly when?: Test } = {}): Value {
    return this.convert(graph, value, this.transports.ofShape(this.shapes.of(value)), { when });
  }

  private convert(
    graph: Graph,
    value: Value,
    transport: Transport,
    { when, partitions = false, serializer: wanted }: ConversionOptions = {},
  ): Value {
    const serializer =
      transport === 'parameter' ? JSON_TEXT : (wanted ?? this.formats.ofCopy(this.shapes.of(value), { partitions }));
    return this.draft.convert(graph, value, { ...(when && { when }), options: { transport, serializer } });
  }

  /** A result whose parts Argo can give out: a list of files is not a file, and what stands in for a missing value is computed. */
  private exportable(graph: Graph, value: Value, whole = false): Value {
    switch (value.kind) {
      case 'object':
      case 'array':
        return withParts(value, (part) => this.exportable(graph, part));
      case 'first':
        return whole && this.exports.isExportable(graph, this.shapes.of(value)) ? value : this.alike(graph, value);
      case 'default':
      case 'status':
        return this.alike(graph, value);
      case 'output': {
        const isList = leavesOf(this.shapes.of(value)).some(
          (leaf) => leaf.kind === 'list' && leaf.call.graph === graph && this.transports.of(leaf) === 'artifact',
        );
        return isList ? this.alike(graph, value) : value;
      }
      default:
        return value;
    }
  }
}

interface ConversionOptions {
  readonly when?: Test;
  /** Whether each element of a list is a file of its own. */
  readonly partitions?: boolean;
  readonly serializer?: Serializer;
}
