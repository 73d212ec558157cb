import { Env } from './env';
import { errors } from '../../errors';
import { Loop as ConstructLoop } from '../../pipeline/loop';
import { pattern } from '../../spec/regular-expression';
import { Condition } from '../../value/condition';
import { Item } from '../../value/item';
import { Reference } from '../../value/reference';
import { WorkflowVariable } from '../../value/variable';
import type { Call, Loop, Path, Test } from '../graph';
import { isFunctionCall } from '../plan/callee';
import { parameterName, partitionsName } from '../plan/names';
import type { Plan } from '../plan/plan';
import type { Leaf, Shape } from '../plan/shape';
import { outputNames } from '../plan/shapes';

/** A value as text in the manifest. */
export interface Text {
  readonly reference: Reference;
  /** Whether the text is JSON; else it is the value itself. */
  readonly json: boolean;
}

/** Makes references of the values of one instance of a pipeline. */
export class Values {
  constructor(private readonly plan: Plan) {}

  /** A value as text. */
  public text(leaf: Leaf, env: Env): Text {
    switch (leaf.kind) {
      case 'input':
        return { reference: env.pipelineOf(leaf.of).parameter(leaf.name), json: this.plan.formats.isJson(leaf) };
      case 'item':
        return { reference: env.itemOf(leaf.loop).text!, json: true };
      case 'index':
        return { reference: env.itemOf(leaf.loop).index, json: true };
      case 'status':
        return { reference: env.taskOf(leaf.call).status, json: false };
      case 'workflow':
        return { reference: WorkflowVariable[leaf.name](), json: leaf.name === 'failures' };
      case 'output':
        return { reference: this.outputText(leaf.call, leaf.path, env), json: this.plan.formats.isJson(leaf) };
      case 'list':
        return { reference: this.listText(leaf.call, env), json: true };
      case 'result':
        return {
          reference: this.ofResult(
            this.plan.shapes.resultOf(this.plan.index.section(leaf.graph)),
            env,
            (each) => this.text(each, env).reference,
          ),
          json: this.plan.formats.isJson(leaf),
        };
      case 'export': {
        const given = this.plan.outputs.given(this.plan.index.calleeOf(leaf.call)!.graph, leaf.inner);
        return {
          reference: env.taskOf(leaf.call).output(parameterName(given)),
          json: this.plan.formats.isJson(leaf),
        };
      }
    }
  }

  /** A value as a file. */
  public file(leaf: Leaf, env: Env): Reference {
    switch (leaf.kind) {
      case 'input':
        return env.pipelineOf(leaf.of).artifact(leaf.name);
      case 'item':
        return env.itemOf(leaf.loop).file!;
      case 'output':
        return env
          .taskOf(leaf.call)
          .output(isFunctionCall(leaf.call) ? this.plan.outputs.at(leaf.call, leaf.path).name : String(leaf.path[0]));
      case 'list': {
        const callee = this.plan.index.calleeOf(leaf.call);
        const name = callee
          ? this.plan.outputs.given(callee.graph, { kind: 'result', graph: callee.graph }).name
          : isFunctionCall(leaf.call)
            ? this.plan.outputs.at(leaf.call, []).name
            : String(outputNames(leaf.call)![0]);
        return env.taskOf(leaf.call).output(name);
      }
      case 'result':
        return this.ofResult(this.plan.shapes.resultOf(this.plan.index.section(leaf.graph)), env, (each) =>
          this.file(each, env),
        );
      case 'export':
        return env
          .taskOf(leaf.call)
          .output(this.plan.outputs.given(this.plan.index.calleeOf(leaf.call)!.graph, leaf.inner).name);
      default:
        throw new Error(`${leaf.kind} is text`);
    }
  }

  /** The names of the partitions of a list that a function left. */
  public partitions(leaf: Leaf, env: Env): Reference {
    if (leaf.kind === 'output') {
      return env.taskOf(leaf.call).output(partitionsName(this.plan.outputs.at(leaf.call, leaf.path).name));
    }
    if (leaf.kind === 'result') {
      return this.ofResult(this.plan.shapes.resultOf(this.plan.index.section(leaf.graph)), env, (each) =>
        this.partitions(each, env),
      );
    }
    if (leaf.kind !== 'export') throw new Error(`${leaf.kind} has no partitions`);
    return env
      .taskOf(leaf.call)
      .output(partitionsName(this.plan.outputs.given(this.plan.index.calleeOf(leaf.call)!.graph, leaf.inner).name));
  }

  /** A text with what is picked of it, as a value: in conditions. */
  public value({ reference, json }: Text, pick: Path): Reference {
    if (pick.length === 0) return json && reference._encoding !== 'scalar' ? reference._decoded : reference;
    return pick.reduce<Reference>(
      (inner, key) => (typeof key === 'number' ? inner.at(key) : inner.property(key)),
      reference,
    );
  }

  /** Text as JSON, for a parameter that takes JSON. */
  public json({ reference, json }: Text, pick: Path = []): Reference {
    if (pick.length > 0) return this.value({ reference, json }, pick);
    return json ? reference : reference._encoded;
  }

  /** What a whole value is as an argument of a parameter of type JSON: literal values with references inside. */
  public argument(shape: Shape, env: Env): any {
    switch (shape.kind) {
      case 'literal':
        return shape.value;
      case 'leaf':
        return this.json(this.text(shape.leaf, env), shape.pick);
      case 'object':
        return Object.fromEntries(Object.entries(shape.entries).map(([key, each]) => [key, this.member(each, env)]));
      case 'array':
        return shape.items.map((each) => this.member(each, env));
      case 'first':
        return this.first(shape, env);
      case 'default':
        return this.orElse(this.argument(shape.of, env), shape.otherwise);
    }
  }

  /** Inside of objects and lists references stand for values, so JSON is decoded. */
  private member(shape: Shape, env: Env): any {
    if (shape.kind === 'leaf') return this.value(this.text(shape.leaf, env), shape.pick);
    const argument = this.argument(shape, env);
    return argument instanceof Reference ? argument._decoded : argument;
  }

  private first(shape: Extract<Shape, { kind: 'first' }>, env: Env): Reference {
    const merged = Reference.firstOf(...shape.of.map((each) => this.argument(each, env) as Reference));
    return this.orElse(merged, shape.otherwise);
  }

  private orElse(reference: Reference, otherwise: Shape | undefined): Reference {
    return reference.orElse(otherwise?.kind === 'literal' ? otherwise.value : null);
  }

  /** A condition. */
  public condition(test: Test, env: Env): Condition {
    switch (test.kind) {
      case 'and':
        return Condition.all(...test.tests.map((each) => this.condition(each, env)));
      case 'or':
        return Condition.any(...test.tests.map((each) => this.condition(each, env)));
      case 'not':
        return this.condition(test.test, env).not();
      case 'compare': {
        const left = this.operand(this.plan.shapes.of(test.left), env);
        const right = this.operand(this.plan.shapes.of(test.right), env);
        return compared(left, test.operator, right);
      }
    }
  }

  /** A literal value, or a reference that is compared by value. */
  private operand(shape: Shape, env: Env): unknown {
    if (shape.kind === 'literal') return shape.value;
    if (shape.kind === 'leaf') return this.value(this.text(shape.leaf, env), shape.pick);
    return (this.argument(shape, env) as Reference)._decoded;
  }

  /** What repeats a call. */
  public loop(loop: Loop, env: Env): ConstructLoop {
    const shape = this.listShape(loop);
    if (shape.kind === 'literal') {
      if (!Array.isArray(shape.value)) throw errors.notAValue(env.pipeline.node.path, 'map', shape.value, 'a list');
      return ConstructLoop.over(shape.value as unknown[]);
    }
    const { leaf, pick } = shape as Extract<Shape, { kind: 'leaf' }>;
    if (this.plan.index.isConverted(loop) || this.plan.transports.of(leaf) === 'artifact') {
      // The items of another loop are there under its indices.
      return leaf.kind === 'list' ? this.loop(leaf.call.loop!, env) : ConstructLoop.over(this.partitions(leaf, env));
    }
    return ConstructLoop.over(this.json(this.text(leaf, env), pick));
  }

  /** What the call of a loop reads as its item. */
  public item(loop: Loop, env: Env): { text?: Reference; file?: Reference; index: Reference } {
    const index = Item.index();
    const shape = this.listShape(loop);
    if (
      shape.kind !== 'leaf' ||
      (!this.plan.index.isConverted(loop) && this.plan.transports.of(shape.leaf) === 'parameter')
    ) {
      return { text: Item.value(), index };
    }
    return { file: this.file(shape.leaf, env).subPath(index), index };
  }

  private listShape(loop: Loop): Shape {
    return this.plan.shapes.of(this.plan.index.listOf(loop));
  }

  private outputText(call: Call, path: Path, env: Env): Reference {
    const task = env.taskOf(call);
    if (isFunctionCall(call)) {
      return task.output(parameterName(this.plan.outputs.at(call, path)));
    }
    const { callee } = call;
    if (!('kind' in callee) || callee.kind !== 'task' || callee.body.kind === 'http') return task.result;
    const name = String(path[0]);
    return callee.body.kind === 'container' && callee.body.container.outputs[name].path === undefined
      ? task.result
      : task.output(name);
  }

  private listText(call: Call, env: Env): Reference {
    const callee = this.plan.index.calleeOf(call);
    if (!callee) return this.outputText(call, isFunctionCall(call) ? [] : [outputNames(call)?.[0] ?? ''], env);
    const given = this.plan.outputs.given(callee.graph, { kind: 'result', graph: callee.graph });
    return env.taskOf(call).output(parameterName(given));
  }

  /** The one value of a result, or the first that there is. */
  private ofResult(shape: Shape, env: Env, of: (leaf: Leaf) => Reference): Reference {
    if (shape.kind === 'leaf') return of(shape.leaf);
    if (shape.kind !== 'first') throw new Error(`a result of kind ${shape.kind}`);
    const merged = Reference.firstOf(...shape.of.map((each) => this.ofResult(each, env, of)));
    // One of the branches always runs, which Argo cannot know.
    return merged._isArtifact ? merged : this.orElse(merged, shape.otherwise);
  }
}

function compared(left: unknown, operator: Extract<Test, { kind: 'compare' }>['operator'], right: unknown): Condition {
  if (!(left instanceof Reference)) {
    if (right instanceof Reference) return compared(right, MIRRORED[operator] ?? operator, left);
    return Condition.expression(String(constant(left, operator, right)));
  }
  switch (operator) {
    case '==':
      return left.eq(right);
    case '!=':
      return left.neq(right);
    case '<':
      return left.lt(right);
    case '<=':
      return left.lte(right);
    case '>':
      return left.gt(right);
    case '>=':
      return left.gte(right);
    case 'in':
      return Condition.any(...(right as unknown[]).map((each) => left.eq(each)));
    case 'contains':
      return left.contains(right as string);
    case 'startsWith':
      return left.startsWith(right as string);
    case 'endsWith':
      return left.endsWith(right as string);
    case 'matches':
      return left.matches(right as string);
  }
}

const MIRRORED: Partial<Record<string, '<' | '<=' | '>' | '>='>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function constant(left: any, operator: string, right: any): boolean {
  switch (operator) {
    case '==':
      return JSON.stringify(left) === JSON.stringify(right);
    case '!=':
      return JSON.stringify(left) !== JSON.stringify(right);
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case 'in':
      return (right as unknown[]).some((each) => JSON.stringify(each) === JSON.stringify(left));
    case 'contains':
      return String(left).includes(right);
    case 'startsWith':
      return String(left).startsWith(right);
    case 'endsWith':
      return String(left).endsWith(right);
    default:
      return pattern(right).test(String(left));
  }
}
