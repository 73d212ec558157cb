import type { Pipeline } from '../../pipeline/pipeline';
import type { TaskBase } from '../../pipeline/task-base';
import type { Reference } from '../../value/reference';
import type { Call, Graph, Loop, PipelineDefinition } from '../graph';

/** What an item of a loop is where it is read. */
export interface ItemReferences {
  readonly text?: Reference;
  readonly file?: Reference;
  readonly index: Reference;
}

/** The constructs of one instance of a pipeline: a definition that is called twice has two. */
export class Env {
  public readonly tasks = new Map<Call, TaskBase>();
  /** The instances of the pipelines and parts that its calls run. */
  public readonly inner = new Map<Call, Env>();

  constructor(
    public readonly graph: Graph,
    public readonly pipeline: Pipeline,
    private readonly around?: Env,
    private readonly items: ReadonlyMap<Loop, ItemReferences> = new Map(),
    /** The definition whose inputs the pipeline has. */
    private readonly definition?: PipelineDefinition,
    /** The instance that called the definition. */
    private readonly caller?: Env,
  ) {}

  /** The same with the item of a loop. */
  public withItem(loop: Loop, item: ItemReferences): Env {
    return new Env(this.graph, this.pipeline, this, new Map([[loop, item]]));
  }

  /** The same in a pipeline that is around a single call. */
  public inside(pipeline: Pipeline): Env {
    return new Env(this.graph, pipeline, this);
  }

  public taskOf(call: Call): TaskBase {
    return this.find((env) => env.tasks.get(call));
  }

  public innerOf(call: Call): Env {
    return this.find((env) => env.inner.get(call));
  }

  public itemOf(loop: Loop): ItemReferences {
    return this.find((env) => env.items.get(loop));
  }

  public pipelineOf(definition: PipelineDefinition): Pipeline {
    return this.find((env) => (env.definition === definition ? env.pipeline : undefined));
  }

  /** The instance of a pipeline in which this one runs: a pipeline that calls itself. */
  public instanceOf(definition: PipelineDefinition): Pipeline | undefined {
    for (let env: Env | undefined = this; env; env = env.around ?? env.caller) {
      if (env.definition === definition) return env.pipeline;
    }
    return undefined;
  }

  private find<T>(look: (env: Env) => T | undefined): T {
    for (let env: Env | undefined = this; env; env = env.around) {
      const found = look(env);
      if (found !== undefined) return found;
    }
    throw new Error('a value of another pipeline');
  }
}
