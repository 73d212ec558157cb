import { keyParameter } from './arguments';
import { inputsOf, written } from './inputs';
import { conditionExpr, read } from './read';
import type { ReadContext } from './read-context';
import { TemplateAnalysis } from './template-analysis';
import { leafText, literalText } from './text';
import { Variant } from './variant';
import { errors } from '../../errors';
import { dotted, indexed } from '../../ir/build';
import type { LeafModel } from '../../ir/model';
import { print } from '../../ir/print';
import { Piece, pieces, walk } from '../../ir/walk';
import { compact } from '../../spec/merge';
import { own } from '../../spec/own';
import { expressionTag, hasTag, escapedJson, tagsOf } from '../../spec/tags';
import { toManifest } from '../../spec/to-manifest';
import { writableJson } from '../../spec/writable';
import { checkReadable, rootsOfField } from '../../validate/expressions';
import { checkVariables } from '../../validate/variables';
import { artifactFields } from '../../value/artifact-fields';
import type { Condition } from '../../value/condition';
import { Literal } from '../../value/literal';
import { Output } from '../../value/output';
import { Reference } from '../../value/reference';
import { ParameterType } from '../../value/value-type';

/** Renders a template with a body of its own, without its name. */
export function renderLeaf(unit: TemplateAnalysis, model: LeafModel, variant: Variant): Record<string, any> {
  const { path } = unit;
  const body = unit.body(model);
  const context: ReadContext = { unit, path, retries: body.manifest.retryStrategy !== undefined };
  for (const { where, text, instead } of body.programs) {
    if (
      pieces(text, path).some((piece) =>
        piece instanceof Reference ? !isOwnPath(piece) : typeof piece === 'string' && readsValues(piece),
      )
    ) {
      throw errors.interpolation(path, where, instead);
    }
  }
  const inputs = inputsOf(
    unit,
    variant.keyed.map((output) => keyParameter(unit, output)),
    context,
  );
  const scope = { unit, model, retries: context.retries, metrics: false };
  const render = (parts: Piece[], at: readonly string[]) => {
    checkField(parts, at, path);
    for (const piece of parts) {
      if (model.withoutPod) refuseLate(piece, at, context);
      if (typeof piece === 'string' && hasTag(piece)) {
        checkVariables(piece, { ...scope, metrics: at[0] === 'metrics' }, path);
      }
    }
    return leafText(parts, context, expandsDollar(at));
  };
  const condition = (each: Condition, at: readonly string[]) =>
    print(conditionExpr(each, { ...context, roots: rootsOfField(at) }));
  const manifest = walk(body.manifest, path, { text: render, condition }) as Record<string, any>;
  const outputs = outputsOf(unit, model, variant, context);
  const result = inputs ? { inputs, ...manifest } : manifest;
  return outputs ? { ...result, outputs } : result;
}

/** A text that is an expression; one with tags is known after their values only. */
export function checkField(parts: readonly Piece[], at: readonly string[], path: string): void {
  const [text] = parts;
  const roots = parts.length === 1 && typeof text === 'string' && !hasTag(text) ? rootsOfField(at) : undefined;
  if (roots) checkReadable(text as string, path, at.join('.'), roots);
}

/** What only a pod can turn into text again. */
function refuseLate(piece: Piece, at: readonly string[], context: ReadContext): void {
  const shown =
    piece instanceof Reference
      ? read(piece, context).encoding === 'text' && piece._describe()
      : piece instanceof Literal && hasTag(piece._text) && piece._text;
  if (shown) throw errors.textWithoutPod(context.path, at.join('.'), shown);
}

const CONTAINERS = ['container', 'script', 'containerSet', 'sidecars', 'initContainers'];

// Kubernetes expands $(NAME) in these (recipe 8).
function expandsDollar(at: readonly string[]): boolean {
  return (
    CONTAINERS.includes(at[0]) &&
    (at.includes('command') || at.includes('args') || (at.includes('env') && at.at(-1) === 'value'))
  );
}

// Paths are written by the author of the template, so they are as harmless as the program around them.
function isOwnPath({ _source: source }: Reference): boolean {
  return source.kind === 'own' && source.what !== 'parameter';
}

// A tag that a user wrote into program text is as dangerous as a reference, but for paths and names that Kubernetes checks.
function readsValues(text: string): boolean {
  return tagsOf(text).some(
    ({ text: variable, expression }) =>
      expression ||
      !/^(inputs\.artifacts|outputs\.(parameters|artifacts))\.[^.]+\.path$|^pod\.name$|^workflow\.(name|namespace|uid|serviceAccountName)$/.test(
        variable.trim(),
      ),
  );
}

function outputsOf(
  unit: TemplateAnalysis,
  model: LeafModel,
  variant: Variant,
  context: ReadContext,
): Record<string, unknown> | undefined {
  if (Object.keys(model.outputs).length === 0) return undefined;
  const entries = Object.entries(model.outputs);
  const outputs = compact({
    parameters: entries
      .filter(([, output]) => output._parameter)
      .map(([name, output]) => parameterOutput(name, output, variant, context)),
    artifacts: entries
      .filter(([, output]) => output._artifact)
      .map(([name, output]) => artifactOutput(name, output, unit, variant, context)),
  });
  return Object.keys(outputs).length > 0 ? outputs : undefined;
}

function parameterOutput(
  name: string,
  output: Output,
  variant: Variant,
  context: ReadContext,
): Record<string, unknown> {
  const { description, globalName } = output._parameter!;
  return compact({
    name,
    description: written(description, context),
    globalName: globalName ?? own(variant.globals, name),
    valueFrom: output._source ? toManifest('ValueFrom', output._source) : madeHere(output, context),
  });
}

/** A value that is in a file, or that somebody supplies. */
function madeHere({ _path: path, _parameter }: Output, context: ReadContext): Record<string, unknown> {
  const { default: fallback, type } = _parameter!;
  const source = path === '' ? { supplied: {} } : { path: written(path, context) };
  if (fallback === undefined) return source;
  return {
    ...source,
    default: type === ParameterType.JSON ? escapedJson(writableJson(fallback)) : literalText(String(fallback), context),
  };
}

function artifactOutput(
  name: string,
  output: Output,
  unit: TemplateAnalysis,
  variant: Variant,
  context: ReadContext,
): Record<string, unknown> {
  const { optional, location } = output._artifact!;
  const base = compact({
    name,
    path: written(output._path, context) || undefined,
    optional,
    ...artifactFields(output._artifact!),
  });
  if (!variant.keyed.includes(name)) {
    return {
      ...base,
      ...(location
        ? (walk(location._manifest, context.path, {
            text: (parts) => leafText(parts, context, false),
            condition: () => '',
          }) as object)
        : {}),
    };
  }
  if (location) throw errors.fanInArtifact(context.path, name, 'it has a location of its own');
  // A packed file would stay packed in the folder that the reader gets (recipe 23).
  return {
    ...base,
    archive: { none: {} },
    s3: { key: expressionTag(indexed(dotted('inputs.parameters'), [keyParameter(unit, name)])) },
  };
}
