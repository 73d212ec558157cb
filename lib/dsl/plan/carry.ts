import { sameFormat } from '../../serializer/codec';
import type { Serializer } from '../../serializer/serializer';
import type { Call, Graph, Loop, Test, Transport, Value } from '../graph';
import { withParts } from '../parts';
import { Forms, isText } from './forms';
import { InputSerializers } from './input-serializers';
import { Program, Section } from './program';
import { isRows, JSON_TEXT, serializerFor, serializerOf } from './serializers';
import { isFunctionCall, Leaf, leavesOf, Shape } from './shape';
import { Shapes } from './shapes';

/**
 * Adds the calls that are needed for values to be where they are read: a value that a condition reads but that is a file, a
 * list that a loop runs over but that is one file, a result that has to be one value.
 */
export class Carrier {
  /** The list of a loop that was replaced by one in partitions. */
  public readonly lists = new Map<Loop, Value>();
  public readonly tests = new Map<Call, Test>();

  /** The pipelines and parts of whose result a loop makes a list, and those that make such a result for them. */
  private readonly collected = new Set<Graph>();

  constructor(
    private readonly program: Program,
    private readonly shapes: Shapes,
    private readonly forms: Forms,
  ) {
    program.decideInputs(new InputSerializers(program, shapes, forms));
    for (const { calls } of program.all) for (const call of calls) if (call.loop) this.collect(call);
    for (const section of program.all) {
      for (const call of [...section.calls]) this.call(section, call);
      this.result(section);
    }
  }

  private call(section: Section, call: Call): void {
    const inputs = Object.entries(this.program.inputsOf(call)).map(([name, value]) => {
      const plain = this.unguarded(section, value);
      if (isText(call, name) || this.needsText(call, name, plain)) return [name, this.asText(section, plain)] as const;
      return [
        name,
        this.needsFile(call, name, plain) ? this.asFile(section, plain, this.wanted(call, name)) : plain,
      ] as const;
    });
    this.program.rewrite(call, Object.fromEntries(inputs));
    if (call.when) this.tests.set(call, this.test(section, call.when));
    if (call.loop) this.loop(section, call.loop);
  }

  private test(section: Section, test: Test): Test {
    switch (test.kind) {
      case 'compare':
        return { ...test, left: this.asText(section, test.left), right: this.asText(section, test.right) };
      case 'not':
        return { kind: 'not', test: this.test(section, test.test) };
      default:
        return { kind: test.kind, tests: test.tests.map((each) => this.test(section, each)) };
    }
  }

  /** A value as Argo can read it: what it is made of was text all along, or a function leaves it as text too. */
  private asText(section: Section, value: Value): Value {
    const shape = this.shapes.of(value);
    if (shape.kind === 'literal' || this.isReadable(shape)) return value;
    return this.pass(section, this.unguarded(section, value), 'parameter');
  }

  /** Whether an input of a pipeline takes text, and what it gets has none. */
  private needsText(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (
      isFunctionCall(call) ||
      !('kind' in callee) ||
      callee.kind !== 'pipeline' ||
      this.forms.ofInput(callee, name) !== 'text'
    ) {
      return false;
    }
    return leavesOf(this.shapes.of(value)).some((leaf) => !this.canBeText(leaf));
  }

  /** Whether an input takes one whole file: of a pipeline, or of a container. */
  private needsFile(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (isFunctionCall(call) || !('kind' in callee)) return false;
    if (callee.kind === 'pipeline') return this.forms.ofInput(callee, name) === 'file';
    return this.forms.ofShape(this.shapes.of(value)) === 'file';
  }

  /** How a pipeline takes the file; a container takes it as it is. */
  private wanted({ callee }: Call, name: string): Serializer | undefined {
    return 'kind' in callee && callee.kind === 'pipeline' ? this.program.serializerOfInput(callee, name) : undefined;
  }

  private asFile(section: Section, value: Value, wanted?: Serializer): Value {
    const shape = this.shapes.of(value);
    const isFile =
      shape.kind === 'leaf' &&
      shape.pick.length === 0 &&
      this.forms.of(shape.leaf) === 'file' &&
      shape.leaf.kind !== 'list';
    const fits =
      isFile && (wanted === undefined || sameFormat(wanted, serializerOf(shape.leaf, this.program, this.shapes)));
    return fits ? value : this.pass(section, value, 'artifact', { serializer: wanted });
  }

  private isReadable(shape: Shape): boolean {
    switch (shape.kind) {
      case 'literal':
        return true;
      case 'leaf':
        return !shape.pick.includes('length') && this.canBeText(shape.leaf);
      case 'first':
        return (
          shape.of.every((each) => each.kind === 'leaf' && each.pick.length === 0 && this.isReadable(each)) &&
          (shape.otherwise === undefined || shape.otherwise.kind === 'literal')
        );
      case 'default':
        return shape.otherwise.kind === 'literal' && shape.of.kind === 'leaf' && this.isReadable(shape.of);
      default:
        return false;
    }
  }

  /** Whether a value is text, or made by a function that can leave it as text besides. */
  private canBeText(of: Leaf): boolean {
    if (this.forms.of(of) === 'text') return true;
    if (of.kind === 'output') {
      return isFunctionCall(of.call) && TEXTS.includes(serializerOf(of, this.program, this.shapes).name);
    }
    if (of.kind === 'result') return this.shapes.endsOf(of.graph).every((each) => this.canBeText(each));
    return of.kind === 'export' && this.canBeText(of.inner);
  }

  /** The list of a loop: literal, text, partitions that a function makes, or what another loop left. */
  private loop(section: Section, loop: Loop): void {
    const shape = this.shapes.of(loop.over);
    if (loop.batch === undefined && (this.forms.isReadableList(shape) || this.isPartitioned(shape))) return;
    const made = this.pass(section, this.unguarded(section, loop.over), 'artifact', { parts: true });
    this.lists.set(loop, made);
    this.program.relist(loop, made);
  }

  private isPartitioned(shape: Shape): boolean {
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    if (leaf.kind === 'list') return leaf.call.loop!.batch === undefined && leaf.call.loop!.onItemFailure !== 'skip';
    return madeByFunction(leaf) && !isRows(serializerOf(leaf, this.program, this.shapes));
  }

  /** The values of branches that call nothing are made by a call of their own, so that it can be skipped. */
  private unguarded(section: Section, value: Value): Value {
    const plain = withParts(value, (part) => this.unguarded(section, part));
    return plain.kind === 'guarded'
      ? this.alike(section, plain.value, { when: this.test(section, plain.test) })
      : plain;
  }

  private result(section: Section): void {
    if (section.result) section.result = this.exportable(section, this.unguarded(section, section.result), true);
    const single = this.shapes.isSingle(section.graph);
    if (section.result && single && !this.isExportable(section, this.shapes.of(section.result))) {
      section.result = this.alike(section, section.result);
    }
    if (section.calls.length === 0) {
      section.result = this.alike(section, section.result ?? { kind: 'literal', value: null });
    }
  }

  /** The value once more, in the form that it had: others were told of it already. */
  private alike(section: Section, value: Value, { when }: { readonly when?: Test } = {}): Value {
    return this.pass(section, value, this.forms.ofShape(this.shapes.of(value)) === 'text' ? 'parameter' : 'artifact', {
      when,
    });
  }

  private pass(
    { graph }: Section,
    value: Value,
    transport: Transport,
    { when, parts = false, serializer: wanted }: Passing = {},
  ): Value {
    const serializer =
      transport === 'parameter'
        ? JSON_TEXT
        : (wanted ?? serializerFor(this.shapes.of(value), parts, this.program, this.shapes));
    return this.program.pass(graph, value, { ...(when && { when }), options: { transport, serializer } });
  }

  /** A result whose parts Argo can give out: a list of files is no file, and what stands in for a missing value is computed. */
  private exportable(section: Section, value: Value, whole = false): Value {
    switch (value.kind) {
      case 'object':
      case 'array':
        return withParts(value, (part) => this.exportable(section, part));
      case 'first':
        return whole && this.isExportable(section, this.shapes.of(value)) ? value : this.alike(section, value);
      case 'default':
      case 'status':
        return this.alike(section, value);
      case 'output': {
        const isList = leavesOf(this.shapes.of(value)).some(
          (leaf) => leaf.kind === 'list' && leaf.call.graph === section.graph && this.forms.of(leaf) === 'file',
        );
        return isList ? this.alike(section, value) : value;
      }
      default:
        return value;
    }
  }

  /** Whether a value can be the one output of a pipeline: made inside, whole, and each of its alternatives alike. */
  private isExportable(section: Section, shape: Shape): boolean {
    if (shape.kind === 'first') {
      const same = new Set(shape.of.map((each) => this.forms.ofShape(each))).size === 1;
      const otherwise =
        shape.otherwise === undefined ||
        (shape.otherwise.kind === 'literal' &&
          (shape.otherwise.value === null || this.forms.ofShape(shape) === 'text'));
      // A loop gives each file its key, and only a task of its own can take it.
      const keyed = this.collected.has(section.graph) && this.forms.ofShape(shape) === 'file';
      return (
        same &&
        otherwise &&
        !keyed &&
        shape.of.every((each) => each.kind === 'leaf' && this.isExportable(section, each))
      );
    }
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    return (
      (leaf.kind === 'output' || leaf.kind === 'export' || leaf.kind === 'list') &&
      leaf.call.graph === section.graph &&
      !(leaf.kind === 'list' && this.forms.of(leaf) === 'file')
    );
  }

  private collect(call: Call): void {
    const section = this.program.calleeOf(call);
    if (!section || this.collected.has(section.graph)) return;
    this.collected.add(section.graph);
    for (const leaf of leavesOf(this.shapes.resultOf(section))) if (leaf.kind === 'export') this.collect(leaf.call);
  }
}

interface Passing {
  readonly when?: Test;
  /** Whether each element of a list is a file of its own. */
  readonly parts?: boolean;
  readonly serializer?: Serializer;
}

/** Formats that Argo can read. */
const TEXTS = ['json', 'text'];

/** Whether a function leaves a value, so that it can leave it in parts. */
export function madeByFunction(of: Leaf): boolean {
  if (of.kind === 'export') return madeByFunction(of.inner);
  return of.kind === 'output' && isFunctionCall(of.call);
}
