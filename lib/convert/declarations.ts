import { Code, Entry, object, staticCall, value } from './code';
import { locationCode, LOCATIONS } from './location';
import { ended, entryOf } from './remarks';
import { MapSource, Source } from './source';
import { asMaps, checkName, child, childText, Context, plainCode, structEntries, textOrReference, valueCode } from './struct';
import { TextScope } from './text';
import { isInputName } from '../spec/names';

/** The keys under which named values stand in an object: their names, unless two have one, or JavaScript would reorder them. */
export class Keys {
  private readonly taken = new Set<string>();

  public keyFor(name: string, otherwise: string): string {
    let key = /^\d+$/.test(name) ? `${otherwise}-${name}` : name;
    while (this.taken.has(key)) key = `${key}-${otherwise}`;
    this.taken.add(key);
    return key;
  }
}

/** The inputs of a template: the entries that declare them, and the scope that texts in it have. */
export function inputsOf(inputs: Source | undefined, outputs: Source | undefined, context: Context): { entries: Entry[]; scope: TextScope } {
  if (inputs) structEntries('Inputs', inputs, context, { parameters: () => [], artifacts: () => [] });
  const keys = new Keys();
  const [parameters, artifacts] = (['parameters', 'artifacts'] as const).map((kind) => {
    const source = child(inputs, kind);
    return (source ? asMaps(source, kind, context.problems) : []).map((each) => {
      const name = nameOf(each, context);
      return { name, key: keys.keyFor(name, kind.slice(0, -1)), source: each };
    });
  });
  const read = ['parameters', 'artifacts'].flatMap((kind) => {
    const source = child(outputs, kind);
    return source?.kind === 'list' ? source.items.flatMap((item) => childText(item, 'name') ?? []) : [];
  });
  const keyed = (named: typeof parameters) => new Map(named.map(({ name, key }) => [name, key]));
  const scope: TextScope = { parameters: keyed(parameters), artifacts: keyed(artifacts), outputs: new Set(read) };
  const declared = (kind: string, named: typeof parameters, declaration: (source: MapSource, name: string | undefined, context: Context) => Code): Entry[] => {
    if (named.length === 0) return [];
    const inner = { problems: context.problems, scope };
    const entries = named.map(({ name, key, source }) => entryOf(key, declaration(source, key === name ? undefined : name, inner), source));
    const around = child(inputs, kind)!;
    return [{ key: kind, value: object(ended(entries, around.kind === 'list' ? around.after : [])), comments: around.comments }];
  };
  return { entries: [...declared('parameters', parameters, parameterCode), ...declared('artifacts', artifacts, artifactCode)], scope };
}

export function nameOf(source: MapSource, context: Context): string {
  const { problems } = context;
  const given = child(source, 'name');
  if (given) checkName(given, context);
  const name = childText(source, 'name');
  if (name === '' || !given) problems.error(source.at, 'it has no name', "write 'name'");
  return name ?? '';
}

/** The declaration of a parameter. */
export function parameterCode(source: MapSource, name: string | undefined, context: Context): Code {
  // What is declared is text of Argo's, not of the template.
  const plain: Context = { problems: context.problems };
  const fields = structEntries('Parameter', source, context, {
    name: () => [], default: (each) => [{ key: 'default', value: valueCode('AnyString', each, plain) }], description: (each) => [{ key: 'description', value: valueCode('string', each, plain) }],
  });
  const named = name === undefined ? fields : [{ key: 'name', value: value(name) }, ...fields];
  const of = (key: string) => fields.find((entry) => entry.key === key)?.value;
  const literal = (code: Code | undefined) => (code?.kind === 'value' ? code.value : undefined);
  const otherwise = of('default');
  const isPlain = !of('value') && !of('globalName') && (otherwise === undefined || otherwise.kind === 'value') && [undefined, 'value'].includes(of('description')?.kind);
  const choices = of('enum');
  if (isPlain && choices?.kind === 'list') {
    const texts = choices.items.map((item) => literal(item.value));
    const rest = named.filter(({ key }) => key !== 'enum');
    const fits = texts.length > 0 && texts.every((text) => typeof text === 'string') && (otherwise === undefined || texts.includes(literal(otherwise) as string));
    if (fits) return staticCall('Parameter', 'enum', choices, ...optional(rest));
  }
  if (!isPlain || choices) return staticCall('Parameter', 'of', object(named));
  const type = typeof literal(otherwise);
  return staticCall('Parameter', type === 'number' || type === 'boolean' ? type : 'string', ...optional(named));
}

function optional(entries: readonly Entry[]): Code[] {
  return entries.length > 0 ? [object(entries)] : [];
}

/** The declaration of an artifact; in arguments also one that is only known by its place. */
export function artifactCode(source: MapSource, name: string | undefined, context: Context): Code {
  return artifactWith('Artifact', source, name, context);
}

function artifactWith(owner: 'Artifact' | 'Output', source: MapSource, name: string | undefined, context: Context): Code {
  const stores = source.entries.filter(({ key, value: each }) => LOCATIONS.includes(key) && child(source, key) === each);
  let path: Code | undefined;
  const nothing = () => [];
  const located = () => {
    const [first] = stores;
    return [{ key: 'location', value: locationCode(stores, context), comments: first.value.comments }];
  };
  const entries = structEntries('Artifact', source, context, {
    name: nothing,
    path: (each) => {
      // Argo reads tags in paths, of which the library makes no references.
      path = valueCode('string', each, { problems: context.problems });
      return [];
    },
    from: (each) => [{ key: 'from', value: textOrReference(each, context) }],
    globalName: (each) => [{ key: 'globalName', value: valueCode('string', each, { problems: context.problems }) }],
    fromExpression: (each) => [{ key: 'fromExpression', value: plainCode(each) }],
    archive: (each) => [{ key: 'archive', value: archiveCode(each, context) }],
    ...Object.fromEntries(LOCATIONS.map((key) => [key, key === stores[0]?.key ? located : nothing])),
  });
  const options = name === undefined ? entries : [{ key: 'name', value: value(name) }, ...entries];
  if (owner === 'Output') return path ? staticCall('Output', 'artifact', path, ...optional(options)) : staticCall('Output', 'artifactOf', object(options));
  if (path) return staticCall('Artifact', 'at', path, ...optional(options));
  if (options.length === 0) return staticCall('Artifact', 'required');
  return staticCall('Artifact', 'of', object(options));
}

function archiveCode(source: Source, context: Context): Code {
  const [first] = structEntries('ArchiveStrategy', source, context);
  switch (first?.key) {
    case 'none': return staticCall('Archive', 'none');
    case 'zip': return staticCall('Archive', 'zip');
    case undefined: return staticCall('Archive', 'standard');
    default: {
      const level = first.value.kind === 'object' ? first.value.entries.find(({ key }) => key === 'compressionLevel')?.value : undefined;
      return staticCall('Archive', 'tar', ...(level ? [level] : []));
    }
  }
}

/** One output of a template: its key and declaration. */
export function outputEntries(outputs: Source | undefined, context: Context): Entry[] {
  const keys = new Keys();
  if (outputs) structEntries('Outputs', outputs, context, { parameters: () => [], artifacts: () => [] });
  return (['parameters', 'artifacts'] as const).flatMap((kind) => {
    const source = child(outputs, kind);
    if (!source) return [];
    return asMaps(source, kind, context.problems).map((each) => {
      const name = nameOf(each, context);
      const key = keys.keyFor(name, kind.slice(0, -1));
      const alias = key === name ? undefined : name;
      const code = kind === 'parameters' ? outputParameterCode(each, alias, context) : artifactWith('Output', each, alias, context);
      return entryOf(key, code, each);
    });
  });
}

function outputParameterCode(source: MapSource, name: string | undefined, context: Context): Code {
  const fields = structEntries('Parameter', source, context, { name: () => [] });
  const named = name === undefined ? [] : [{ key: 'name', value: value(name) }];
  const from = fields.find(({ key }) => key === 'valueFrom')?.value;
  const others = fields.filter(({ key }) => key !== 'valueFrom');
  const simple = from?.kind === 'object' && others.every(({ key, value: each }) => ['globalName', 'description'].includes(key)
    && each.kind === 'value' && typeof each.value === 'string' && (key !== 'globalName' || isInputName(each.value)));
  if (!simple) return staticCall('Output', 'of', object([...named, ...fields]));
  const { entries } = from as Extract<Code, { kind: 'object' }>;
  const path = entries.find(({ key }) => key === 'path')?.value;
  const rest = entries.filter(({ key }) => key !== 'path');
  const fits = path?.kind === 'value' && rest.every(({ key, value: each }) => key === 'default' && each.kind === 'value' && typeof each.value === 'string');
  if (!fits) return staticCall('Output', 'from', from!, ...optional([...named, ...others]));
  return staticCall('Output', 'parameter', path, ...optional([...named, ...rest, ...others]));
}

/** The arguments of a call or a workflow. */
export function argumentsCode(source: Source, context: Context): Code {
  const keys = new Keys();
  structEntries('Arguments', source, context, { parameters: () => [], artifacts: () => [] });
  return object((['parameters', 'artifacts'] as const).flatMap((kind) => {
    const items = child(source, kind);
    if (!items) return [];
    return asMaps(items, kind, context.problems).map((each, index) => {
      const name = nameOf(each, context);
      const key = keys.keyFor(name, kind.slice(0, -1));
      const alias = key === name ? undefined : name;
      const entry = entryOf(key, kind === 'parameters' ? argumentCode(each, alias, context) : artifactArgument(each, alias, context), each);
      return index === 0 ? { ...entry, comments: [...items.comments, ...entry.comments!] } : entry;
    });
  }));
}

/** The fields of a map that say something. */
function givenKeys(source: MapSource): string[] {
  return source.entries.filter((entry) => child(source, entry.key)).map(({ key }) => key);
}

function argumentCode(source: MapSource, name: string | undefined, context: Context): Code {
  const keys = givenKeys(source);
  const simple = name === undefined && keys.every((key) => ['name', 'value'].includes(key)) && keys.includes('value');
  if (!simple) return parameterCode(source, name, context);
  return textOrReference(child(source, 'value')!, context, 'AnyString');
}

function artifactArgument(source: MapSource, name: string | undefined, context: Context): Code {
  const others = givenKeys(source).filter((key) => key !== 'name');
  if (name === undefined && others.length === 1) {
    if (others[0] === 'from') {
      const from = textOrReference(child(source, 'from')!, context);
      if (from.kind === 'member') return from;
    }
    if (LOCATIONS.includes(others[0])) return locationCode(source.entries.filter(({ key }) => key === others[0]), context);
  }
  return artifactCode(source, name, context);
}

