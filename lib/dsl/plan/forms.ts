import type { Call, PipelineDefinition, Value } from '../graph';
import { operandsOf } from '../operands';
import { partsOf } from '../parts';
import { Program, Section } from './program';
import { isFunctionCall, Leaf, leavesOf, Shape } from './shape';
import { Shapes } from './shapes';

/** How a value travels: as a file, or as text in the manifest, where conditions and loops can read it. */
export type Form = 'file' | 'text';

/** Decides how each value travels. */
export class Forms {
  private readonly asText = new Set<string>();
  private readonly asFile = new Set<string>();

  constructor(
    private readonly program: Program,
    private readonly shapes: Shapes,
  ) {
    for (const section of program.all) for (const value of textsIn(section, program)) this.demandText(shapes.of(value));
    this.settle();
  }

  /** How an input of a pipeline travels. */
  public ofInput(of: PipelineDefinition, name: string): Form {
    if (of === this.program.root) return 'text';
    return this.asFile.has(inputId(of, name)) ? 'file' : 'text';
  }

  /** How a value travels by itself; a function can leave it in the other form too. */
  public of(leaf: Leaf): Form {
    switch (leaf.kind) {
      case 'input':
        return this.ofInput(leaf.of, leaf.name);
      case 'output':
        return this.ofOutput(leaf.call, leaf.path[0]);
      case 'list':
        return this.ofElement(leaf.call);
      case 'export':
        return this.of(leaf.inner);
      case 'result':
        return this.ofAll(this.shapes.endsOf(leaf.graph));
      case 'item':
        return leaf.loop.batch === undefined && this.isReadableList(this.shapes.of(leaf.loop.over)) ? 'text' : 'file';
      default:
        return 'text';
    }
  }

  /** Whether all of a value can be text. */
  public ofShape(shape: Shape): Form {
    return this.ofAll(leavesOf(shape));
  }

  private ofAll(leaves: readonly Leaf[]): Form {
    return leaves.every((leaf) => this.of(leaf) === 'text') ? 'text' : 'file';
  }

  /** Whether Argo can read the items of a list out of one text; else each is a file. */
  public isReadableList(shape: Shape): boolean {
    if (shape.kind === 'literal') return true;
    return shape.kind === 'leaf' && !shape.pick.includes('length') && this.of(shape.leaf) === 'text';
  }

  /** How what one item of a loop leaves travels. */
  private ofElement(call: Call): Form {
    const callee = this.program.calleeOf(call);
    return callee ? this.ofAll(this.shapes.endsOf(callee.graph)) : this.ofOutput(call, undefined);
  }

  private ofOutput(call: Call, field: string | number | undefined): Form {
    const { callee } = call;
    if ('kind' in callee && callee.kind === 'task' && callee.body.kind !== 'function') {
      const declared = callee.body.kind === 'container' ? callee.body.container.outputs[String(field)] : undefined;
      return declared?.type === 'file' ? 'file' : 'text';
    }
    const options = 'kind' in callee && callee.kind === 'task' ? callee.options.outputs : undefined;
    const transport = options?.[String(field)]?.transport ?? this.program.optionsOf(call).transport;
    return transport === 'parameter' ? 'text' : 'file';
  }

  /** Calls of pipelines in loops whose item is a file, but has to be text: only inside of the loop it can become that. */
  public needingText(): Call[] {
    return this.program.all.flatMap(({ calls }) =>
      calls.filter(
        ({ callee, loop, inputs }) =>
          loop &&
          loop.batch === undefined &&
          'kind' in callee &&
          callee.kind === 'pipeline' &&
          Object.entries(inputs).some(
            ([name, value]) =>
              this.ofInput(callee, name) === 'text' &&
              leavesOf(this.shapes.of(value)).some(
                (leaf) => leaf.kind === 'item' && leaf.loop === loop && this.of(leaf) === 'file',
              ),
          ),
      ),
    );
  }

  private demandText(shape: Shape): void {
    for (const leaf of leavesOf(shape)) this.demandLeaf(leaf);
  }

  private demandLeaf(leaf: Leaf): void {
    if (leaf.kind === 'export') return this.demandLeaf(leaf.inner);
    if (leaf.kind === 'result') return this.demandText(this.shapes.resultOf(this.program.section(leaf.graph)));
    if (leaf.kind !== 'input') return undefined;
    const id = inputId(leaf.of, leaf.name);
    if (this.asText.has(id)) return undefined;
    this.asText.add(id);
    for (const call of this.callsOf(leaf.of)) this.demandText(this.shapes.argument(call, leaf.name));
    return undefined;
  }

  /** What one caller has as a file, all pass as a file. */
  private settle(): void {
    const definitions = this.program.all.flatMap(({ graph: { definition } }) =>
      definition && definition !== this.program.root ? [definition] : [],
    );
    const inputs = definitions.flatMap((definition) =>
      Object.keys(definition.parameters).map((name) => ({ definition, name })),
    );
    for (let grows = true; grows;) {
      grows = false;
      for (const { definition, name } of inputs) {
        const id = inputId(definition, name);
        if (this.asText.has(id) || this.asFile.has(id)) continue;
        if (!this.callsOf(definition).some((call) => this.ofShape(this.shapes.argument(call, name)) === 'file')) {
          continue;
        }
        this.asFile.add(id);
        grows = true;
      }
    }
  }

  /** The calls of a pipeline. */
  public callsOf(definition: PipelineDefinition): Call[] {
    return this.program.all.flatMap(({ calls }) => calls.filter((call) => this.program.runBy(call) === definition));
  }
}

/** Values that Argo itself has to read. */
function textsIn({ calls, result }: Section, program: Program): Value[] {
  return [
    ...calls.flatMap(({ when }) => (when ? operandsOf(when) : [])),
    ...calls.flatMap((call) =>
      Object.entries(program.inputsOf(call)).flatMap(([name, value]) =>
        isText(call, name) ? [value] : guardsIn(value),
      ),
    ),
    ...(result ? guardsIn(result) : []),
  ];
}

function guardsIn(value: Value): Value[] {
  return [...(value.kind === 'guarded' ? operandsOf(value.test) : []), ...partsOf(value).flatMap(guardsIn)];
}

/** Whether an input of a call is put into text: of a container, a request, an approval. */
export function isText(call: Call, input: string): boolean {
  const { callee } = call;
  if (isFunctionCall(call) || !('kind' in callee) || callee.kind !== 'task') return false;
  if (callee.body.kind !== 'container') return true;
  return callee.body.container.inputs[input]?.kind !== 'file';
}

const numbers = new WeakMap<PipelineDefinition, number>();
let count = 0;

function inputId(of: PipelineDefinition, name: string): string {
  if (!numbers.has(of)) numbers.set(of, count++);
  return `${numbers.get(of)} ${name}`;
}
