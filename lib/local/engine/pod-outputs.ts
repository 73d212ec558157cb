import { textOf } from './inputs';
import type { ArtifactValue, Node, Outputs } from './node';
import { keyOf, Repository } from './repository';
import { put } from '../../spec/own';
import type { ArtifactHandle } from '../artifact-handle';
import type { PodResult } from '../pod';

const NONE: Readonly<Record<string, never>> = Object.freeze({});

/** Where artifacts go. */
export interface Store {
  readonly repository: Repository;
  readonly files: { keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle };
}

/** The outputs of a pod: those that its template declares. A pod that succeeded has to have made them all. */
export function collected(template: any, node: Node, result: PodResult, succeeded: boolean, store: Store): Outputs {
  const { parameters, artifacts } = template.outputs ?? NONE;
  const exitCode = result.exitCode ?? (succeeded ? 0 : undefined);
  return {
    parameters: parameters?.length ? parametersOf(parameters, node, result, succeeded) : NONE,
    artifacts: artifacts?.length ? artifactsOf(artifacts, node, result, succeeded, store) : NONE,
    ...(result.outputs?.result === undefined ? NONE : { result: result.outputs.result }),
    ...(exitCode === undefined || template.http ? NONE : { exitCode: String(exitCode) }),
  };
}

function parametersOf(
  declared: readonly any[],
  { name: node }: Node,
  { outputs }: PodResult,
  succeeded: boolean,
): Record<string, string> {
  const made = outputs?.parameters ?? NONE;
  const values: Record<string, string> = {};
  for (const { name, value, valueFrom } of declared) {
    const found: unknown =
      (Object.hasOwn(made, name) ? made[name] : undefined) ?? (succeeded ? (valueFrom?.default ?? value) : undefined);
    if (found !== undefined) {
      put(values, name, textOf(found));
    } else if (succeeded) {
      throw new Error(
        `${node} did not make its output parameter '${name}'${valueFrom?.path ? ` (${valueFrom.path})` : ''}, which has no default`,
      );
    }
  }
  return values;
}

function artifactsOf(
  declared: readonly any[],
  node: Node,
  { outputs }: PodResult,
  succeeded: boolean,
  store: Store,
): Record<string, ArtifactValue> {
  const { repository, files: workspace } = store;
  const made = outputs?.artifacts ?? NONE;
  const files: Record<string, ArtifactValue> = {};
  for (const spec of declared) {
    const given = Object.hasOwn(made, spec.name) ? made[spec.name] : undefined;
    if (given) {
      const handle = workspace.keep(node, spec.name, given);
      put(files, spec.name, { name: spec.name, spec, handle });
      const key = keyOf(spec);
      if (key !== undefined) repository.put(key, handle);
    } else if (succeeded && !spec.optional) {
      throw new Error(
        `${node.name} did not make its output artifact '${spec.name}'${spec.path ? ` (${spec.path})` : ''}, which is not optional`,
      );
    }
  }
  return files;
}
