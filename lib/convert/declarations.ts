import { artifactCode } from './artifact';
import { Code, Entry, isText, object, optional, staticCall, value } from './code';
import { locationCode } from './location';
import { givenFields, Keys, Kind, KINDS, Named, namedIn } from './named';
import { ended, entryOf } from './remarks';
import { MapSource, Source } from './source';
import { child, childText, Context, structEntries, textOrReference, valueCode } from './struct';
import { TextScope } from './text';
import { isArtifactStore } from '../spec/artifact-stores';
import { isInputName } from '../spec/names';

/** The inputs of a template: the entries that declare them, and the scope that texts in it have. */
export function inputsOf(
  inputs: Source | undefined,
  outputs: Source | undefined,
  context: Context,
): { entries: Entry[]; scope: TextScope } {
  if (inputs) structEntries('Inputs', inputs, context, { parameters: () => [], artifacts: () => [] });
  const keys = new Keys();
  const [parameters, artifacts] = KINDS.map((kind) => namedIn(inputs, kind, keys, context));
  const read = KINDS.flatMap((kind) => {
    const source = child(outputs, kind);
    return source?.kind === 'list' ? source.items.flatMap((item) => childText(item, 'name') ?? []) : [];
  });
  const keyed = (named: readonly Named[]) => new Map(named.map(({ name, key }) => [name, key]));
  const scope: TextScope = { parameters: keyed(parameters), artifacts: keyed(artifacts), outputs: new Set(read) };
  const inner = { problems: context.problems, scope };
  const declared = (kind: Kind, named: readonly Named[]): Entry[] => {
    if (named.length === 0) return [];
    const entries = named.map(({ key, alias, source }) =>
      entryOf(
        key,
        kind === 'parameters' ? parameterCode(source, alias, inner) : artifactCode('Artifact', source, alias, inner),
        source,
      ),
    );
    const around = child(inputs, kind)!;
    return [
      {
        key: kind,
        value: object(ended(entries, around.kind === 'list' ? around.after : [])),
        comments: around.comments,
      },
    ];
  };
  return { entries: [...declared('parameters', parameters), ...declared('artifacts', artifacts)], scope };
}

/** The declaration of a parameter. */
function parameterCode(source: MapSource, name: string | undefined, context: Context): Code {
  // What is declared is text of Argo's, not of the template.
  const plain: Context = { problems: context.problems };
  const fields = structEntries('Parameter', source, context, {
    name: () => [],
    default: (each) => [{ key: 'default', value: valueCode('AnyString', each, plain) }],
    description: (each) => [{ key: 'description', value: valueCode('string', each, plain) }],
  });
  const named = name === undefined ? fields : [{ key: 'name', value: value(name) }, ...fields];
  const of = (key: string) => fields.find((entry) => entry.key === key)?.value;
  const literal = (code: Code | undefined) => (code?.kind === 'value' ? code.value : undefined);
  const otherwise = of('default');
  const isPlain =
    !of('value') &&
    !of('globalName') &&
    (otherwise === undefined || otherwise.kind === 'value') &&
    [undefined, 'value'].includes(of('description')?.kind);
  const choices = of('enum');
  if (isPlain && choices?.kind === 'list') {
    const texts = choices.items.map((item) => literal(item.value));
    const rest = named.filter(({ key }) => key !== 'enum');
    const fits =
      texts.length > 0 &&
      texts.every((text) => typeof text === 'string') &&
      (otherwise === undefined || texts.includes(literal(otherwise) as string));
    if (fits) return staticCall('Parameter', 'enum', choices, ...optional(rest));
  }
  if (!isPlain || choices) return staticCall('Parameter', 'of', object(named));
  const type = typeof literal(otherwise);
  return staticCall('Parameter', type === 'number' || type === 'boolean' ? type : 'string', ...optional(named));
}

/** The outputs of a template: their keys and declarations. */
export function outputEntries(outputs: Source | undefined, context: Context): Entry[] {
  const keys = new Keys();
  if (outputs) structEntries('Outputs', outputs, context, { parameters: () => [], artifacts: () => [] });
  return KINDS.flatMap((kind) =>
    namedIn(outputs, kind, keys, context).map(({ key, alias, source }) =>
      entryOf(
        key,
        kind === 'parameters'
          ? outputParameterCode(source, alias, context)
          : artifactCode('Output', source, alias, context),
        source,
      ),
    ),
  );
}

function outputParameterCode(source: MapSource, name: string | undefined, context: Context): Code {
  const fields = structEntries('Parameter', source, context, { name: () => [] });
  const named = name === undefined ? [] : [{ key: 'name', value: value(name) }];
  const from = fields.find(({ key }) => key === 'valueFrom')?.value;
  const others = fields.filter(({ key }) => key !== 'valueFrom');
  const simple =
    from?.kind === 'object' &&
    others.every(
      ({ key, value: each }) =>
        ['globalName', 'description'].includes(key) &&
        isText(each) &&
        (key !== 'globalName' || isInputName(each.value)),
    );
  if (!simple) return staticCall('Output', 'of', object([...named, ...fields]));
  const { entries } = from as Extract<Code, { kind: 'object' }>;
  const path = entries.find(({ key }) => key === 'path')?.value;
  const rest = entries.filter(({ key }) => key !== 'path');
  const fits = path?.kind === 'value' && rest.every(({ key, value: each }) => key === 'default' && isText(each));
  if (!fits) return staticCall('Output', 'from', from!, ...optional([...named, ...others]));
  return staticCall('Output', 'parameter', path, ...optional([...named, ...rest, ...others]));
}

/** The arguments of a call or a workflow. */
export function argumentsCode(source: Source, context: Context): Code {
  const keys = new Keys();
  structEntries('Arguments', source, context, { parameters: () => [], artifacts: () => [] });
  return object(
    KINDS.flatMap((kind) =>
      namedIn(source, kind, keys, context).map(({ key, alias, source: each }, index) => {
        const entry = entryOf(
          key,
          kind === 'parameters' ? argumentCode(each, alias, context) : artifactArgument(each, alias, context),
          each,
        );
        return index === 0 ? { ...entry, comments: [...child(source, kind)!.comments, ...entry.comments!] } : entry;
      }),
    ),
  );
}

function argumentCode(source: MapSource, name: string | undefined, context: Context): Code {
  const keys = givenFields(source).map(({ key }) => key);
  const simple = name === undefined && keys.every((key) => ['name', 'value'].includes(key)) && keys.includes('value');
  if (!simple) return parameterCode(source, name, context);
  return textOrReference(child(source, 'value')!, context, 'AnyString');
}

function artifactArgument(source: MapSource, name: string | undefined, context: Context): Code {
  const others = givenFields(source).flatMap(({ key }) => (key === 'name' ? [] : [key]));
  if (name === undefined && others.length === 1) {
    if (others[0] === 'from') {
      const from = textOrReference(child(source, 'from')!, context);
      if (from.kind === 'member') return from;
    }
    if (isArtifactStore(others[0])) {
      return locationCode(
        source.entries.filter(({ key }) => key === others[0]),
        context,
      );
    }
  }
  return artifactCode('Artifact', source, name, context);
}
