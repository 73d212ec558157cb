import type { Node } from './node';
import { WHOLE } from './variables';
import { toJson } from '../../spec/expr/json';
import { put } from '../../spec/own';

/** What others read of a node that has ended: `tasks.x.outputs.parameters.y` and so on. */
export function variablesOf(node: Node): object {
  return (node.variables ??= node.type === 'TaskGroup' ? groupVariables(node) : plainVariables(node));
}

/** The same while it runs. */
export function plainVariables(node: Node): object {
  const { phase, outputs } = node;
  const ended = node.type === 'Retry' ? (node.members.at(-1) ?? node) : node;
  return {
    id: node.name,
    get startedAt() {
      return timeOf(ended.startedAt);
    },
    get finishedAt() {
      return timeOf(ended.finishedAt);
    },
    status: phase,
    ...(node.daemoned ? { ip: '127.0.0.1' } : {}),
    ...(outputs?.exitCode === undefined ? {} : { exitCode: outputs.exitCode }),
    ...(outputs
      ? {
          outputs: {
            parameters: outputs.parameters,
            artifacts: outputs.artifacts,
            ...optional('result', outputs.result),
            ...optional('exitCode', outputs.exitCode),
          },
        }
      : {}),
  };
}

function optional(name: string, value: string | undefined): object {
  return value === undefined ? {} : { [name]: value };
}

/** A time as Argo writes it. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Of a loop, others read the lists of what its items made. They are made when somebody does. */
function groupVariables(node: Node): object {
  const items = node.members.filter(({ phase, outputs }) => phase === 'Succeeded' && outputs);
  const names = new Set<string>();
  for (const { outputs } of items) for (const name of Object.keys(outputs!.parameters)) names.add(name);
  const parameters: Record<string | symbol, unknown> = {};
  const own = (name: string | symbol, make: () => string) =>
    Object.defineProperty(parameters, name, {
      enumerable: typeof name === 'string',
      configurable: true,
      get: once(make),
    });
  for (const name of names) {
    own(name, () =>
      listOf(
        items.flatMap(({ outputs }) => (Object.hasOwn(outputs!.parameters, name) ? [outputs!.parameters[name]] : [])),
      ),
    );
  }
  own(WHOLE, () =>
    toJson(items.map(({ outputs }) => outputs!.parameters).filter((values) => Object.keys(values).length > 0)),
  );
  const outputs = { parameters: names.size > 0 ? parameters : '[]' };
  Object.defineProperty(outputs, 'result', { enumerable: true, get: once(() => resultsOf(items)) });
  return { ...plainVariables(node), outputs };
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

/** Texts that all are JSON objects or lists become that; otherwise all stay texts. */
function listOf(values: readonly string[]): string {
  if (values.every((value) => /^\s*[[{]/.test(value))) {
    try {
      return toJson(values.map((value) => JSON.parse(value) as unknown));
    } catch {
      // At least one is not JSON.
    }
  }
  return toJson(values);
}

/** JSON with its keys as they were. */
function inOrder(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => toJson(char).slice(1, -1));
}

/** What the items printed has to be JSON. */
function resultsOf(items: readonly Node[]): string {
  const results = items.flatMap(({ outputs, name }) => {
    if (outputs!.result === undefined) return [];
    try {
      const value: unknown = JSON.parse(outputs!.result);
      return [typeof value === 'number' ? outputs!.result.trim() : inOrder(value)];
    } catch {
      throw new Error(
        `the output of ${name} is not JSON, which outputs.result of a loop needs for each item: ${JSON.stringify(outputs!.result.slice(0, 100))}`,
      );
    }
  });
  return `[${results.join(',')}]`;
}

/** A task that did not run has outputs without values, but for those with a default. */
export function absentVariables(node: Node, template: any): object {
  const parameters: Record<string, string> = {};
  for (const { name, valueFrom } of template?.outputs?.parameters ?? []) {
    if (valueFrom?.default !== undefined) put(parameters, name, String(valueFrom.default));
  }
  return { ...plainVariables(node), outputs: { parameters, artifacts: {} } };
}
