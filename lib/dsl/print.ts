import { described } from './describe';
import type { Call, Graph, ParameterSpec, PipelineDefinition, Test } from './graph';
import { shown } from '../errors';

/** A recorded graph as text, a line for each call: what a person wants to see, and what tests compare. */
export function printGraph(graph: Graph): string {
  return linesOf(graph, graph.definition).join('\n');
}

function linesOf(graph: Graph, definition?: PipelineDefinition): string[] {
  const head = definition
    ? `${graph.name}(${Object.entries(definition.parameters).map(parameterText).join(', ')})`
    : graph.name;
  const body = graph.calls.flatMap(callLines);
  return [head, ...body.map((line) => `  ${line}`), ...(graph.result ? [`  -> ${described(graph.result)}`] : [])];
}

function parameterText([name, { type, choices, default: otherwise }]: [string, ParameterSpec]): string {
  return `${name}: ${choices ? choices.join(' | ') : type}${otherwise === undefined ? '' : ` = ${shown(otherwise)}`}`;
}

function callLines(call: Call): string[] {
  const { callee } = call;
  const how = [
    ...loopText(call),
    ...(call.when ? [`when ${testText(call.when)}`] : []),
    ...afterText(call),
    ...(call.options ? [`with ${Object.keys(call.options).join(', ')}`] : []),
  ];
  const suffix = how.length > 0 ? ` ${how.join(' ')}` : '';
  if (!('kind' in callee)) {
    const [, ...body] = linesOf(callee);
    return [`${call.id}${suffix}:`, ...body];
  }
  const inputs = Object.entries(call.inputs)
    .map(([name, value]) => `${name}: ${described(value)}`)
    .join(', ');
  return [`${call.id === callee.name ? '' : `${call.id} = `}${callee.name}(${inputs})${suffix}`];
}

function loopText({ loop }: Call): string[] {
  if (loop === undefined) return [];
  const { over, limit, batch, onItemFailure } = loop;
  return [
    `for each of ${described(over)}`,
    ...(limit ? [`limit ${limit}`] : []),
    ...(batch ? [`batch ${batch}`] : []),
    ...(onItemFailure === 'fail' ? [] : [`on failure ${onItemFailure}`]),
  ];
}

function afterText({ after, depends = [] }: Call): string[] {
  if (after.length === 0) return [];
  return [
    `after ${after.map((call) => [call.id, ...depends.filter((each) => each.call === call).map(({ ended }) => `(${ended})`)].join(' ')).join(', ')}`,
  ];
}

/** A condition as text. */
export function testText(test: Test): string {
  switch (test.kind) {
    case 'compare':
      return `${described(test.left)} ${test.operator} ${described(test.right)}`;
    case 'not':
      return `not (${testText(test.test)})`;
    default:
      return test.tests
        .map((each) => (each.kind === 'compare' ? testText(each) : `(${testText(each)})`))
        .join(` ${test.kind} `);
  }
}
