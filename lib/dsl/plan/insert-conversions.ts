import { isFunctionCall } from './callee';
import { Draft } from './draft';
import { type Formats, isInPartitions, isRows, JSON_TEXT } from './formats';
import type { PipelineIndex } from './pipeline-index';
import { Readable } from './readable';
import { type Leaf, leavesOf, type Shape } from './shape';
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

/** The pipelines and parts of whose result a loop makes a list, and those that make such a result for them. */
function collectedIn(index: PipelineIndex): ReadonlySet<Graph> {
  const shapes = new Shapes(index);
  const found = new Set<Graph>();
  const collect = (call: Call): void => {
    const section = index.calleeOf(call);
    if (!section || found.has(section.graph)) return;
    found.add(section.graph);
    for (const leaf of leavesOf(shapes.resultOf(section))) if (leaf.kind === 'export') collect(leaf.call);
  };
  for (const { calls } of index.sections) for (const call of calls) if (call.loop) collect(call);
  return found;
}

/** Goes through the sections of a draft. */
class Converter {
  private readonly shapes: Shapes;
  private readonly transports: Transports;
  private readonly formats: Formats;
  private readonly readable: Readable;

  constructor(
    private readonly draft: Draft,
    transports: Transports,
    formats: Formats,
    private readonly collected: ReadonlySet<Graph>,
  ) {
    this.shapes = new Shapes(draft.index);
    this.transports = transports.over(draft.index, this.shapes);
    this.formats = formats.over(draft.index, this.shapes);
    this.readable = new Readable(this.shapes, this.transports, this.formats);
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
      if (isPutIntoText(call, name) || this.needsParameter(call, name, plain)) {
        return [name, this.asParameter(graph, plain)] as const;
      }
      return [
        name,
        this.needsArtifact(call, name, plain) ? this.asArtifact(graph, plain, this.wanted(call, name)) : plain,
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

  /** Whether an input of a pipeline takes a parameter, and what it gets is none. */
  private needsParameter(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (
      isFunctionCall(call) ||
      !('kind' in callee) ||
      callee.kind !== 'pipeline' ||
      this.transports.ofInput(callee, name) !== 'parameter'
    ) {
      return false;
    }
    return leavesOf(this.shapes.of(value)).some((leaf) => !this.readable.leaf(leaf));
  }

  /** Whether an input takes one whole file: of a pipeline, or of a container. */
  private needsArtifact(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (isFunctionCall(call) || !('kind' in callee)) return false;
    if (callee.kind === 'pipeline') return this.transports.ofInput(callee, name) === 'artifact';
    return this.transports.ofShape(this.shapes.of(value)) === 'artifact';
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
    if (loop.batch === undefined && (this.transports.isReadableList(shape) || this.isPartitioned(shape))) return;
    this.draft.setList(loop, this.convert(graph, this.unguarded(graph, loop.over), 'artifact', { partitions: true }));
  }

  private isPartitioned(shape: Shape): boolean {
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    if (leaf.kind === 'list') return isInPartitions(leaf.call.loop!);
    return isMadeByFunction(leaf) && !isRows(this.formats.of(leaf));
  }

  /** The values of branches that call nothing are made by a call of their own, so that it can be skipped. */
  private unguarded(graph: Graph, value: Value): Value {
    const plain = withParts(value, (part) => this.unguarded(graph, part));
    return plain.kind === 'guarded' ? this.alike(graph, plain.value, { when: this.test(graph, plain.test) }) : plain;
  }

  private result(graph: Graph, before: Value | undefined): Value | undefined {
    let result = before && this.exportable(graph, this.unguarded(graph, before), true);
    if (result && this.draft.index.isSingle(graph) && !this.isExportable(graph, this.shapes.of(result))) {
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

  /** A result whose parts Argo can give out: a list of files is no file, and what stands in for a missing value is computed. */
  private exportable(graph: Graph, value: Value, whole = false): Value {
    switch (value.kind) {
      case 'object':
      case 'array':
        return withParts(value, (part) => this.exportable(graph, part));
      case 'first':
        return whole && this.isExportable(graph, this.shapes.of(value)) ? value : this.alike(graph, value);
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

  /** Whether a value can be the one output of a pipeline: made inside, whole, and each of its alternatives alike. */
  private isExportable(graph: Graph, shape: Shape): boolean {
    if (shape.kind === 'first') {
      const same = new Set(shape.of.map((each) => this.transports.ofShape(each))).size === 1;
      const transport = this.transports.ofShape(shape);
      const otherwise =
        shape.otherwise === undefined ||
        (shape.otherwise.kind === 'literal' && (shape.otherwise.value === null || transport === 'parameter'));
      // A loop gives each file its key, and only a task of its own can take it.
      const keyed = this.collected.has(graph) && transport === 'artifact';
      return (
        same && otherwise && !keyed && shape.of.every((each) => each.kind === 'leaf' && this.isExportable(graph, each))
      );
    }
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    return (
      (leaf.kind === 'output' || leaf.kind === 'export' || leaf.kind === 'list') &&
      leaf.call.graph === graph &&
      !(leaf.kind === 'list' && this.transports.of(leaf) === 'artifact')
    );
  }
}

interface ConversionOptions {
  readonly when?: Test;
  /** Whether each element of a list is a file of its own. */
  readonly partitions?: boolean;
  readonly serializer?: Serializer;
}

/** Whether a function leaves a value, so that it can leave it in partitions. */
export function isMadeByFunction(of: Leaf): boolean {
  if (of.kind === 'export') return isMadeByFunction(of.inner);
  return of.kind === 'output' && isFunctionCall(of.call);
}
