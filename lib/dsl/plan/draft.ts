import { CONVERSION } from './conversion';
import { PipelineIndex } from './pipeline-index';
import type { Call, Graph, Loop, Test, Value } from '../graph';

/** A copy of an index while conversions are inserted into it. */
export class Draft {
  /** Reads what stands in the draft now. */
  public readonly index: PipelineIndex;
  private readonly sections;
  private readonly inputs;
  private readonly lists;
  private readonly tests;

  constructor({ data }: PipelineIndex) {
    this.sections = new Map(data.sections);
    this.inputs = new Map(data.inputs);
    this.lists = new Map(data.lists);
    this.tests = new Map(data.tests);
    const { sections, inputs, lists, tests } = this;
    this.index = new PipelineIndex({ ...data, sections, inputs, lists, tests });
  }

  public setInputs(call: Call, inputs: Readonly<Record<string, Value>>): void {
    this.inputs.set(call, inputs);
  }

  public setTest(call: Call, test: Test): void {
    this.tests.set(call, test);
  }

  public setList(loop: Loop, list: Value): void {
    this.lists.set(loop, list);
  }

  public setResult(graph: Graph, result: Value): void {
    this.sections.set(graph, { ...this.index.section(graph), result });
  }

  /** Adds a call that converts a value; gives what it gives. */
  public convert(graph: Graph, value: Value, more: Partial<Call>): Value {
    const section = this.index.section(graph);
    const taken = new Set(section.calls.map(({ id }) => id));
    let id = CONVERSION.name;
    for (let number = 2; taken.has(id); number++) id = `${CONVERSION.name}-${number}`;
    const call: Call = { id, graph, callee: CONVERSION, inputs: { value }, after: [], ...more };
    this.sections.set(graph, { ...section, calls: [...section.calls, call] });
    return { kind: 'output', call, path: [] };
  }
}
