import type { PipelineIndex, Section } from './pipeline-index';
import { type Leaf, leavesOf, type Shape } from './shape';
import type { Shapes } from './shapes';
import { inputId, isPutIntoText, Transports } from './transports';
import type { Call, Value } from '../graph';
import { operandsOf } from '../operands';
import { partsOf } from '../parts';

/** The second pass: chooses how each value travels. What one caller of a pipeline has as a file, all pass as a file, but where Argo itself reads it. */
export function chooseTransports(index: PipelineIndex, shapes: Shapes): Transports {
  const { root } = index;
  const texts = readByArgo(index, shapes);
  const open = index.sections
    .flatMap(({ graph: { definition } }) => (definition && definition !== root ? [definition] : []))
    .flatMap((definition) =>
      Object.keys(definition.parameters).map((name) => ({
        id: inputId(definition, name),
        given: () => index.callsOf(definition).map((call) => shapes.argument(call, name)),
      })),
    )
    .filter(({ id }) => !texts.has(id));
  const files = new Set<string>();
  const transports = new Transports(index, shapes, files);
  for (let grows = true; grows;) {
    grows = false;
    for (const { id, given } of open) {
      if (files.has(id) || !given().some((shape) => transports.ofShape(shape) === 'artifact')) continue;
      files.add(id);
      grows = true;
    }
  }
  return transports;
}

/** Calls of pipelines in loops whose item is a file, but has to be a parameter: only inside of the loop it can become that. */
export function convertingItems(index: PipelineIndex, shapes: Shapes, transports: Transports): readonly Call[] {
  return index.sections.flatMap(({ calls }) =>
    calls.filter(
      ({ callee, loop, inputs }) =>
        loop &&
        loop.batch === undefined &&
        'kind' in callee &&
        callee.kind === 'pipeline' &&
        Object.entries(inputs).some(
          ([name, value]) =>
            transports.ofInput(callee, name) === 'parameter' &&
            leavesOf(shapes.of(value)).some(
              (leaf) => leaf.kind === 'item' && leaf.loop === loop && transports.of(leaf) === 'artifact',
            ),
        ),
    ),
  );
}

/** The inputs of pipelines that Argo itself has to read, by their ids. */
function readByArgo(index: PipelineIndex, shapes: Shapes): ReadonlySet<string> {
  const found = new Set<string>();
  const shape = (of: Shape): void => leavesOf(of).forEach(leaf);
  const leaf = (of: Leaf): void => {
    if (of.kind === 'export') return leaf(of.inner);
    if (of.kind === 'result') return shape(shapes.resultOf(index.section(of.graph)));
    if (of.kind !== 'input') return undefined;
    const id = inputId(of.of, of.name);
    if (found.has(id)) return undefined;
    found.add(id);
    for (const call of index.callsOf(of.of)) shape(shapes.argument(call, of.name));
    return undefined;
  };
  for (const section of index.sections) for (const value of textsIn(section, index)) shape(shapes.of(value));
  return found;
}

/** Values that Argo itself has to read. */
function textsIn({ calls, result }: Section, index: PipelineIndex): Value[] {
  return [
    ...calls.flatMap(({ when }) => (when ? operandsOf(when) : [])),
    ...calls.flatMap((call) =>
      Object.entries(index.inputsOf(call)).flatMap(([name, value]) =>
        isPutIntoText(call, name) ? [value] : guardsIn(value),
      ),
    ),
    ...(result ? guardsIn(result) : []),
  ];
}

function guardsIn(value: Value): Value[] {
  return [...(value.kind === 'guarded' ? operandsOf(value.test) : []), ...partsOf(value).flatMap(guardsIn)];
}
