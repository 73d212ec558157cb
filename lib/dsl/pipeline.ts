import type { Construct } from 'constructs';
import { recordCall } from './call';
import type { CallArguments, CallOptions, Callable } from './call-types';
import { define } from './definition';
import { freezeGraph } from './freeze';
import type { Graph, ParameterSpec, PipelineDefinition, PipelineOptions as PlainPipelineOptions } from './graph';
import { contextRefs } from './handlers';
import type { ExitContext } from './handlers';
import type { DefineOptions } from './lower';
import { NAMES, PIPELINE_OPTIONS, checkOptions, isName } from './options';
import type { Parameter } from './parameter';
import { isOpen, newFrame, returned, within } from './recorder';
import type { Frame } from './recorder';
import type { Plain, Ref } from './ref';
import { refTo } from './reference';
import { toValue } from './value';
import { register } from './worker/origin';
import { asWritten, isFunction } from './written';
import { errors, shown } from '../errors';
import type { Pipeline as PipelineConstruct } from '../pipeline/pipeline';
import './operations';

export type Parameters = Readonly<Record<string, Parameter<any, any, any>>>;

/** The inputs that a pipeline's function gets. */
export type ParameterRefs<P extends Parameters> = {
  readonly [K in keyof P]: Ref<P[K] extends Parameter<infer T, any, any> ? T : never>;
};

/** What is given to a pipeline: values of its parameters. Those with a default may be left out. */
export type GivenParameters<P extends Parameters> = Flat<
  { readonly [K in keyof P as P[K] extends Parameter<any, any, true> ? never : K]: GivenOf<P[K]> } & {
    readonly [K in keyof P as P[K] extends Parameter<any, any, true> ? K : never]?: GivenOf<P[K]>;
  }
>;
type GivenOf<A> = A extends Parameter<any, infer I, any> ? I : never;
// Inferred, so that messages show the fields and not how they were put together.
type Flat<T> = T extends infer U ? { [K in keyof U]: U[K] } : never;

export interface PipelineOptions<P extends Parameters = Parameters> extends Omit<
  PlainPipelineOptions,
  'onExit' | 'onFailure'
> {
  /** Runs at the end, however the pipeline ended. */
  readonly onExit?: (context: ExitContext, inputs: ParameterRefs<P>) => unknown;
  /** Runs at the end of a pipeline that failed. */
  readonly onFailure?: (context: ExitContext, inputs: ParameterRefs<P>) => unknown;
}

/** A pipeline: runs locally with `run`, becomes constructs with `define`, and is a call when another pipeline calls it. */
export interface Pipeline<I, O> extends Callable<I, O> {
  /** Makes the constructs of the pipeline, and what runs its functions. */
  define(scope: Construct, id: string, options: DefineOptions): PipelineConstruct;
}

/**
 * A pipeline. Its function is called once, with references in place of the parameters, to record which tasks it calls with what.
 * It has to do the same at each start of the program: no random numbers, no clock, no files that change.
 */
export function pipeline<const P extends Parameters, R>(
  name: string,
  parameters: P,
  fn: (inputs: ParameterRefs<P>) => R,
  options: PipelineOptions<P> = {},
): Pipeline<GivenParameters<P>, Plain<R>> {
  if (!isName(name)) throw errors.badDslName('pipeline', name, NAMES);
  if (!isFunction(fn)) throw errors.notAFunction(name, 'its function', asWritten(fn));
  const definition = new Definition(name, checkParameters(name, parameters), fn, options);
  register(definition, pipeline);
  return define((...args: CallArguments<any>) => recordCall(definition, args[0], args[1] as CallOptions), definition, {
    // Constructs are loaded only when somebody wants them.
    define: (scope: Construct, id: string, more: DefineOptions) =>
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require('./lower').define(definition, scope, id, more),
  }) as any;
}

function checkParameters(pipelineName: string, parameters: Parameters): Parameters {
  if (typeof parameters !== 'object' || parameters === null) {
    throw errors.badDeclaration(pipelineName, shown(parameters), 'its parameters are an object');
  }
  for (const [name, spec] of Object.entries(parameters)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw errors.badDslName(
        `parameter of '${pipelineName}'`,
        name,
        "it has letters, digits and '_', and begins with no digit",
      );
    }
    if (typeof spec?.parse !== 'function') {
      throw errors.badDeclaration(pipelineName, `${shown(spec)} for '${name}'`, 'that is not a parameter');
    }
  }
  return Object.freeze({ ...parameters });
}

class Definition implements PipelineDefinition {
  public readonly kind = 'pipeline';
  public readonly options: PlainPipelineOptions;
  private recorded?: Graph;
  private recordedHandlers?: PipelineDefinition['handlers'];

  public constructor(
    public readonly name: string,
    public readonly parameters: Readonly<Record<string, ParameterSpec>>,
    private readonly fn: (inputs: any) => unknown,
    options: object,
  ) {
    this.options = checkOptions(name, options, PIPELINE_OPTIONS);
  }

  public get graph(): Graph {
    return (this.recorded ??= this.again());
  }

  public get handlers(): PipelineDefinition['handlers'] {
    const { onExit, onFailure } = this.options;
    return (this.recordedHandlers ??= Object.freeze({
      ...(onExit && { onExit: this.handler('onExit', onExit) }),
      ...(onFailure && { onFailure: this.handler('onFailure', onFailure) }),
    }));
  }

  public again(): Graph {
    return this.record('pipeline', this.name, (inputs) => this.fn(inputs));
  }

  private handler(which: string, fn: (context: any, inputs: any) => unknown): Graph {
    return this.record('handler', `${this.name}.${which}`, (inputs, frame) => fn(contextRefs(frame), inputs));
  }

  private record(kind: 'pipeline' | 'handler', name: string, body: (inputs: object, frame: Frame) => unknown): Graph {
    if (kind === 'pipeline' && isOpen(this)) throw errors.recordedWithin(this.name);
    const frame = newFrame(kind, this, name);
    return within(frame, () => {
      const result = returned(frame, body(this.inputs(frame), frame));
      if (result !== undefined) frame.graph.result = toValue(result, frame, 'result');
      return freezeGraph(frame.graph);
    });
  }

  private inputs(frame: Frame): object {
    const refs = Object.keys(this.parameters).map(
      (name) => [name, refTo({ kind: 'input', of: this, name, path: [] }, frame)] as const,
    );
    return Object.freeze(Object.fromEntries(refs));
  }
}
