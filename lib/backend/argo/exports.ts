import { isCollection } from './collection';
import { Diagnostics } from './diagnostics';
import { written } from './inputs';
import { unescapedExpr } from './operand';
import { lackOf } from './optional-artifacts';
import { Plan } from './plan';
import { read } from './read';
import type { ReadContext } from './read-context';
import { alternative, succeeded } from './task-value';
import { TemplateAnalysis } from './template-analysis';
import { Variant } from './variant';
import { errors } from '../../errors';
import { choice, dotted, field, indexed, name as variable, ungrouped } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import type { DagModel, Export } from '../../ir/model';
import { print } from '../../ir/print';
import { partsOf } from '../../ir/walk';
import { compact } from '../../spec/merge';
import { own } from '../../spec/own';
import { simpleTag } from '../../spec/tags';
import { Reference } from '../../value/reference';

/** The input that stands for an artifact that no task made. */
const NONE_ARTIFACT = 'none';
const INPUT_ARTIFACTS = dotted('inputs.artifacts');

/** The `outputs` of a pipeline. Values go up unescaped; an expression here must never fail, or the workflow waits for ever (recipes 12, 13). */
export function exportsOf(
  unit: TemplateAnalysis,
  model: DagModel,
  plan: Plan,
  variant: Variant,
  diagnostics: Diagnostics,
): Record<string, unknown> | undefined {
  const context: ReadContext = { unit, plan, path: unit.path };
  const parameters: unknown[] = [];
  const artifacts: unknown[] = [];
  for (const [name, output] of Object.entries(model.outputs)) {
    // Whoever reads it knows where it is.
    if (output.collected && output.value._isArtifact) continue;
    diagnostics.try(() => {
      const globalName = output.globalName ?? own(variant.globals, name);
      if (output.value._isArtifact) {
        artifacts.push({ name, ...artifactExport(name, output, context), ...compact({ globalName }) });
      } else {
        parameters.push({
          name,
          valueFrom: parameterExport(name, output, context),
          ...compact({ globalName, description: written(output.description, context) }),
        });
      }
    });
  }
  const outputs = compact({ parameters, artifacts });
  return Object.keys(outputs).length > 0 ? outputs : undefined;
}

function parameterExport(name: string, { value }: Export, context: ReadContext): Record<string, string> {
  if (hasField(value, context)) throw errors.partialOutput(context.path, name, value._describe());
  const operand = read(value, context);
  if (operand.risk !== undefined) throw errors.riskyOutput(context.path, name, operand.risk);
  const isOfTask = value._source.kind === 'output' && !context.unit!.freeValues.has(value);
  if (isOfTask && operand.simple !== undefined) return { parameter: simpleTag(operand.simple) };
  return { expression: print(operand.kind === undefined ? unescapedExpr(operand) : ungrouped(unescapedExpr(operand))) };
}

/** Whether a value is computed here from a field, which may not be there. */
function hasField(value: Reference, context: ReadContext): boolean {
  return (
    !context.unit!.freeValues.has(value) &&
    (value._source.kind === 'field' || partsOf(value, context.path).some((part) => hasField(part, context)))
  );
}

function artifactExport(name: string, { value }: Export, context: ReadContext): Record<string, unknown> {
  const passed = context.unit!.freeValues.get(value);
  const source = value._source;
  if (passed) {
    return { from: simpleTag(`inputs.artifacts.${passed.name}`), ...(passed.optional ? { optional: true } : {}) };
  }
  switch (source.kind) {
    case 'input':
      return {
        from: simpleTag(`inputs.artifacts.${source.name}`),
        ...(source.template.artifacts[source.name]._options.optional ? { optional: true } : {}),
      };
    case 'output': {
      const { task: producer } = source;
      if (isCollection(producer, source.name)) {
        throw errors.fanInArtifact(context.path, name, 'an output of a pipeline is one artifact, not a collection');
      }
      const doubt = context.plan!.doubt(producer, undefined) ?? lackOf(producer, source.name, context.plan!);
      return {
        from: simpleTag(`tasks.${context.plan!.name(producer)}.outputs.artifacts.${source.name}`),
        ...(doubt ? { optional: true } : {}),
      };
    }
    case 'first':
      return { fromExpression: print(mergedArtifacts(source.parts, context)) };
    default:
      throw errors.fanInArtifact(context.path, name, 'it is not an artifact of a task');
  }
}

/** The first artifact whose task succeeded. Only a chain of status tests is accepted by Argo for absent producers (recipe 16). */
function mergedArtifacts(parts: readonly Reference[], context: ReadContext): ExpressionNode {
  return parts.reduceRight<ExpressionNode | undefined>((rest, part, index) => {
    const passed = context.unit!.freeValues.get(part);
    const source = part._source;
    // What was passed in exists, so nothing after it counts.
    if (passed || source.kind === 'input') {
      return indexed(INPUT_ARTIFACTS, [passed?.name ?? (source as { name: string }).name]);
    }
    if (source.kind !== 'output' || isCollection(source.task, source.name)) {
      throw errors.mergedArtifact(context.path, part._describe());
    }
    const lack = lackOf(source.task, source.name, context.plan!);
    if (lack) throw errors.maybeAbsent(context.path, part._describe(), lack, 'Let the task always make it');
    const task = indexed(variable('tasks'), [context.plan!.name(source.task)]);
    const artifact = indexed(field(field(task, 'outputs'), 'artifacts'), [source.name]);
    const last = index === parts.length - 1;
    if (last && context.plan!.doubt(source.task, undefined) === undefined) return artifact;
    const none = indexed(INPUT_ARTIFACTS, [context.unit!.added(NONE_ARTIFACT)]);
    return choice(succeeded(task), artifact, alternative(last ? none : rest!));
  }, undefined)!;
}

/** Whether a pipeline merges artifacts none of which may exist, so that it needs an empty one. */
export function needsNoneArtifact(model: DagModel, plan: Plan): boolean {
  return Object.values(model.outputs).some(({ value: { _source: source } }) => {
    const last = source.kind === 'first' ? source.parts.at(-1)! : undefined;
    return (
      last?._source.kind === 'output' &&
      last._source.artifact &&
      last._source.task.pipeline === plan.unit.node &&
      plan.doubt(last._source.task, undefined) !== undefined
    );
  });
}

/** The inputs with an empty artifact, which ends the chain of artifacts that may not exist. */
export function withNoneArtifact(unit: TemplateAnalysis, inputs: Record<string, any> = {}): Record<string, unknown> {
  return {
    ...inputs,
    artifacts: [...(inputs.artifacts ?? []), { name: unit.added(NONE_ARTIFACT), raw: { data: 'null' } }],
  };
}
