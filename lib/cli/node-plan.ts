import type { Serializer } from '../serializer/serializer';

/** An input of a node, as its program reads it. */
export interface InputSlot {
  readonly serializer: Serializer;
  /** Said by `--list`: whether it is a folder of partitions. Any folder is read as one. */
  readonly partitioned?: boolean;
  /** May be left out; then the node is run without it. */
  readonly optional?: boolean;
  /** Said by `--list`, for example `number = 2`. */
  readonly type?: string;
  readonly description?: string;
}

/** An output of a node, as its program writes it. */
export interface OutputSlot {
  readonly serializer: Serializer;
  /** Whether it is a folder of numbered files, one for each item. */
  readonly partitioned?: boolean;
  /** How many items are in each of these files, then as a list; without it a file is an item. */
  readonly batch?: number;
  readonly type?: string;
  readonly description?: string;
  /** Takes it from what the node returned; throws where it is not there. */
  pick(result: unknown): unknown;
}

/** What the one who runs a node gives to it besides its inputs. */
export interface NodeContext {
  /** Fires when the process is asked to end. Whoever reads it takes on to end in time: the process no longer ends by itself. */
  readonly signal: AbortSignal;
  /** The address of the node. */
  readonly name: string;
}

export interface Slots {
  /** The names on the way to the node with dots between, as in `etl.extract`. */
  readonly address: string;
  readonly inputs: Readonly<Record<string, InputSlot>>;
  readonly outputs: Readonly<Record<string, OutputSlot>>;
}

/** A node that runs itself. */
export interface NodePlan extends Slots {
  /** Runs it on decoded inputs. What it gives for partitioned outputs may be anything that can be walked. */
  invoke(inputs: Record<string, unknown>, context: NodeContext): unknown;
}

/** A pipeline, which somebody else runs as a whole. */
export interface PipelinePlan extends Slots {
  readonly definition: unknown;
}

/** Runs a whole pipeline in this process. */
export type RunPipeline = (definition: unknown, inputs: Record<string, unknown>, context: NodeContext) => unknown;
