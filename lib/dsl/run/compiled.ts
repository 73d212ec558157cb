import { RootConstruct } from 'constructs';
import { compile } from '../../backend/argo/compile';
import { PipelineError } from '../../errors';
import type { Pipeline } from '../../pipeline/pipeline';
import type { PipelineDefinition } from '../graph';
import { define } from '../lower';
import type { Runner } from '../runner/runner';

/** The command by which the engine knows a function of the program. */
export const FUNCTION = '(function of this program)';

const IN_PROCESS: Runner = { bind: () => ({ image: 'this-program', command: [FUNCTION] }) };

// Limits of the API server, which one machine does not have: tasks of a DAG, templates of an object.
const OF_CLUSTERS = ['AW1104', 'AW1105'];

/** A pipeline of functions as a workflow that the engine runs. */
export interface Compiled {
  /** The name of the pipeline's own template. */
  readonly template: string;
  /** The spec with the arguments of one run. */
  spec(args: Readonly<Record<string, unknown>>): any;
}

const known = new WeakMap<PipelineDefinition, Compiled>();

/** Compiles a pipeline, once. */
export function compiled(definition: PipelineDefinition): Compiled {
  let found = known.get(definition);
  if (!found) known.set(definition, (found = compileNow(definition)));
  return found;
}

function compileNow(definition: PipelineDefinition): Compiled {
  const root = new RootConstruct('run');
  const pipeline: Pipeline = define(definition, root, definition.name, { runner: IN_PROCESS });
  const { path } = root.node;
  const { spec, errors } = compile({
    path,
    main: pipeline._template,
    library: [],
    onExit: pipeline._onExit?._template,
    hooks: [],
    surroundings: () => ({
      parameters: Object.keys(definition.parameters),
      labels: [],
      annotations: [],
      priority: false,
    }),
  });
  const serious = errors.filter(({ code }) => !OF_CLUSTERS.includes(code));
  if (serious.length > 0) {
    throw serious.length === 1
      ? serious[0]
      : new PipelineError(serious[0].code, path, serious.map(({ message }) => message).join('\n  '));
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return {
    template: definition.name,
    spec: (args) => ({
      ...spec,
      arguments: {
        parameters: Object.entries(definition.parameters).map(([name, { type }]) => ({
          name,
          value: type === 'json' ? JSON.stringify(args[name]) : text(args[name]),
        })),
      },
    }),
  };
}
