import type { Call, Graph, Test, Value } from './graph';

/** Freezes what was recorded: a graph never changes, so that all who read it read the same. */
export function freezeGraph(graph: Graph): Graph {
  for (const call of graph.calls) freezeCall(call);
  freezeValue(graph.result);
  Object.freeze(graph.calls);
  return Object.freeze(graph);
}

function freezeCall(call: Call): void {
  for (const value of Object.values(call.inputs)) freezeValue(value);
  if (call.loop) freezeValue(call.loop.over);
  if (call.when) freezeTest(call.when);
  if (!('kind' in call.callee)) freezeGraph(call.callee);
  for (const part of [call.inputs, call.loop, call.after, call.depends, call.options, call]) Object.freeze(part);
}

function freezeTest(test: Test): void {
  if (test.kind === 'not') freezeTest(test.test);
  else if (test.kind === 'compare') [test.left, test.right].forEach(freezeValue);
  else test.tests.forEach(freezeTest);
  Object.freeze(test);
}

function freezeValue(value: Value | undefined): void {
  // Values are shared by all that read them, and freezing one freezes what is in it.
  if (value === undefined || Object.isFrozen(value)) return;
  Object.freeze(value);
  if (value.kind === 'object') Object.values(Object.freeze(value.entries)).forEach(freezeValue);
  if (value.kind === 'array') Object.freeze(value.items).forEach(freezeValue);
  if (value.kind === 'first') Object.freeze(value.values).forEach(freezeValue);
  if (value.kind === 'first' || value.kind === 'default') freezeValue(value.otherwise);
  if (value.kind === 'guarded' || value.kind === 'default') freezeValue(value.value);
  if (value.kind === 'guarded') freezeTest(value.test);
  if ('path' in value) Object.freeze(value.path);
}
