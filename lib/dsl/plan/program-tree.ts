import { isFunctionCall } from './callee';
import { nodePlan } from './node';
import type { Section } from './pipeline-index';
import { type Plan, planOf } from './plan';
import type { PipelinePlan } from '../../cli/node-plan';
import { programTree, type ProgramTree, type TreeNode } from '../../cli/program-tree';
import { serializers } from '../../serializer/serializers';
import { pipelineOf } from '../definition';
import type { Call, Graph, ParameterSpec, PipelineDefinition } from '../graph';

/**
 * What an entry file exposes of a pipeline: each function, and each pipeline as a whole. What is wrong with the graph is found when
 * its manifest is made and when it runs as a whole; the pod of one function does not look for it again.
 */
export function programTreeOf(pipeline: unknown): ProgramTree {
  const definition = pipelineOf(pipeline);
  const plan = planOf(definition);
  const section = (graph: Graph) => plan.index.section(graph);
  return programTree({
    name: definition.name,
    kind: 'pipeline',
    plan: () => whole(definition, ''),
    nodes: () => [
      ...nodesOf(plan, section(definition.graph), []),
      ...Object.entries(definition.handlers).map(([name, graph]) => handlerOf(plan, section(graph), name)),
    ],
  });
}

/** What runs at the end of a workflow stands beside the nodes of its pipeline. */
function handlerOf(plan: Plan, section: Section, name: string): TreeNode {
  return {
    name,
    kind: 'pipeline',
    note: 'runs at the end',
    plan: () => notAlone(name),
    nodes: () => nodesOf(plan, section, [name]),
  };
}

function notAlone(address: string): never {
  throw new Error(`'${address}' is a part of a pipeline, which reads values around it; run one of its nodes`);
}

function nodesOf(plan: Plan, { calls }: Section, around: readonly string[]): TreeNode[] {
  return calls.map((call) => nodeOf(plan, call, [...around, call.id]));
}

function nodeOf(plan: Plan, call: Call, address: readonly string[]): TreeNode {
  const at = address.join('.');
  if (isFunctionCall(call)) return { name: call.id, kind: 'task', plan: () => nodePlan(plan, call, at) };
  const section = plan.index.calleeOf(call);
  if (!section) {
    return {
      name: call.id,
      kind: 'task',
      note: 'runs outside of this program',
      plan: () => {
        throw new Error(`'${at}' is not a function of this program`);
      },
    };
  }
  const { definition } = section.graph;
  return {
    name: call.id,
    kind: 'pipeline',
    ...(plan.index.isRecursive(section.graph) && { note: 'calls itself' }),
    plan: () => (definition ? whole(definition, at) : notAlone(at)),
    nodes: () => nodesOf(plan, section, address),
  };
}

/** A pipeline that runs as a whole in this process. */
function whole(definition: PipelineDefinition, address: string): PipelinePlan {
  const json = serializers.json();
  return {
    address,
    definition,
    inputs: Object.fromEntries(
      Object.entries(definition.parameters).map(([name, spec]) => [
        name,
        {
          serializer: json,
          optional: spec.default !== undefined,
          type: typeOf(spec),
          ...(spec.description && { description: spec.description }),
        },
      ]),
    ),
    outputs: { return_value: { serializer: json, pick: (result: unknown) => result ?? null } },
  };
}

function typeOf({ type, choices, default: otherwise }: ParameterSpec): string {
  return `${choices ? choices.join(' | ') : type}${otherwise === undefined ? '' : ` = ${JSON.stringify(otherwise)}`}`;
}
