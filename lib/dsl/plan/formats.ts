import { isFunctionCall } from './callee';
import { COLLECT } from './collected';
import { optionsOf } from './options-of';
import type { PipelineIndex } from './pipeline-index';
import { type Leaf, leavesOf, type Shape } from './shape';
import type { Shapes } from './shapes';
import type { Transports } from './transports';
import { type Serializer, traitsOf } from '../../serializer/serializer';
import { serializers } from '../../serializer/serializers';
import { Writers } from '../check/serializers';
import type { Call, Loop, Path, PipelineDefinition } from '../graph';

export const JSON_TEXT: Serializer = serializers.json();

/** How the file is written that a pipeline gets as an input; undefined where that is being found out. */
export type InputFormat = (definition: PipelineDefinition, name: string) => Serializer | undefined;

/** How each value is written. */
export class Formats {
  constructor(
    private readonly index: PipelineIndex,
    private readonly shapes: Shapes,
    private readonly transports: Transports,
    /** How the inputs of pipelines are written, which `inputFormats` finds out. */
    public readonly ofInput: InputFormat,
  ) {}

  /** The same for an index with conversions. */
  public over(index: PipelineIndex, shapes: Shapes): Formats {
    return new Formats(index, shapes, this.transports.over(index, shapes), this.ofInput);
  }

  /** How a function reads a value: as its maker wrote it. */
  public of(leaf: Leaf): Serializer {
    switch (leaf.kind) {
      case 'output': {
        const { callee } = leaf.call;
        if (!('kind' in callee) || callee.kind !== 'task' || callee.body.kind === 'function') {
          return this.ofOutput(leaf.call, leaf.path);
        }
        const type =
          callee.body.kind === 'container' ? callee.body.container.outputs[String(leaf.path[0])]?.type : undefined;
        // What is text in the manifest arrives as JSON.
        return type === 'file' ? serializers.bytes() : JSON_TEXT;
      }
      case 'list': {
        const callee = this.index.calleeOf(leaf.call);
        return this.of(
          callee ? { kind: 'result', graph: callee.graph } : { kind: 'output', call: leaf.call, path: [] },
        );
      }
      case 'export':
        return this.of(leaf.inner);
      case 'result': {
        const [end] = this.shapes.endsOf(leaf.graph);
        return end ? this.of(end) : JSON_TEXT;
      }
      case 'item':
        return this.ofItem(this.shapes.of(this.index.listOf(leaf.loop)));
      case 'input':
        return this.ofInput(leaf.of, leaf.name) ?? JSON_TEXT;
      default:
        return JSON_TEXT;
    }
  }

  /** How an item of a list is written: as the list where Argo or a loop takes it apart, else as it is put into partitions. */
  private ofItem(list: Shape): Serializer {
    if (list.kind === 'leaf') {
      const { leaf, pick } = list;
      const isLeftByLoop = leaf.kind === 'list' && pick.length === 0 && isInPartitions(leaf.call.loop!);
      if (isLeftByLoop || this.transports.of(leaf) === 'parameter') return this.of(leaf);
    }
    return this.ofCopy(list, { partitions: true });
  }

  /** How a function writes a value that it leaves. */
  public ofOutput(call: Call, path: Path): Serializer {
    const { callee } = call;
    const field = 'kind' in callee && callee.kind === 'task' ? callee.options.outputs?.[String(path[0])] : undefined;
    const all = optionsOf(call);
    const serializer = field?.serializer ?? this.ofOthers(call) ?? all.serializer ?? JSON_TEXT;
    // Argo takes a newline off the end of a parameter, and makes lists of them.
    if ((field?.transport ?? all.transport) === 'parameter' && traitsOf(serializer).sameAsJson) return JSON_TEXT;
    // A pod of several items leaves a list.
    return call.loop?.batch === undefined || traitsOf(serializer).lists ? serializer : common([serializer]);
  }

  /** How a value is written once more: as it was where it is one value, else in the plainest format for what it may be made of. */
  public ofCopy(shape: Shape, { partitions }: { readonly partitions: boolean }): Serializer {
    const all = leavesOf(shape).map((leaf) => this.of(leaf));
    const [first] = all;
    const isOneValue = shape.kind === 'leaf' && shape.pick.length === 0 && shape.leaf.kind !== 'list';
    return isOneValue && !(partitions && isRows(first)) ? first : common(all);
  }

  /** Whether a value as text is JSON; else it is the value itself, or what another serializer wrote. */
  public isJson(leaf: Leaf): boolean {
    switch (leaf.kind) {
      case 'input':
        return leaf.of !== this.index.root || leaf.of.parameters[leaf.name].type !== 'string';
      case 'export':
        return this.isJson(leaf.inner);
      case 'result': {
        const [end] = this.shapes.endsOf(leaf.graph);
        return end === undefined || this.isJson(end);
      }
      case 'status':
        return false;
      case 'workflow':
        return leaf.name === 'failures';
      case 'output': {
        const { callee } = leaf.call;
        if (isFunctionCall(leaf.call) || !('kind' in callee) || callee.kind !== 'task') {
          return traitsOf(this.ofOutput(leaf.call, leaf.path)).json === true;
        }
        if (callee.body.kind === 'http') return callee.body.http.result === 'json';
        if (callee.body.kind === 'container') {
          return callee.body.container.outputs[String(leaf.path[0])].type === 'json';
        }
        return (
          callee.body.kind === 'approval' && callee.body.approval.answers?.[String(leaf.path[0])].type !== 'string'
        );
      }
      default:
        return true;
    }
  }

  /** The format of what others made and a call gives on: an item with its failures, what a pipeline or part in a batch returns. */
  private ofOthers(call: Call): Serializer | undefined {
    const { callee, loop } = call;
    if (callee === COLLECT) {
      return common(leavesOf(this.shapes.of(this.index.inputsOf(call).value)).map((leaf) => this.of(leaf)));
    }
    if (loop?.batch === undefined || ('kind' in callee && callee.kind === 'task') || call.options?.serializer) {
      return undefined;
    }
    const { result } = 'kind' in callee ? callee.graph : callee;
    return common(result ? new Writers().of(result) : []);
  }
}

/** Whether what the items of a loop leave is a folder with a file for each. */
export function isInPartitions({ batch, onItemFailure }: Loop): boolean {
  return batch === undefined && onItemFailure !== 'skip';
}

/** Whether a serializer writes lists only, so that it cannot write their items. */
export function isRows(serializer: Serializer): boolean {
  return traitsOf(serializer).rows === true;
}

/** The plainest format that carries what all of these do, and lists and objects of it. */
export function common(all: readonly Pick<Serializer, 'traits'>[]): Serializer {
  return all.every((each) => traitsOf(each).jsonValues) ? JSON_TEXT : serializers.structuredClone();
}
