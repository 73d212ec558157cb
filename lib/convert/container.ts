import { Code, Entry, fieldsIn, isText, list, optional, staticCall } from './code';
import { byName, givenFields } from './named';
import { Source } from './source';
import { child, Context, FieldTable, plainCode, structEntries, textOrReference, valueCode } from './struct';
import { wholeReference } from './text';

/** The props of a container template. */
export function containerEntries(source: Source, context: Context): Entry[] {
  return structEntries('Container', source, context, containerTable(source, context));
}

/** The props of a script template: the script is program text, which stays as it is. */
export function scriptEntries(source: Source, context: Context): Entry[] {
  return structEntries('ScriptTemplate', source, context, {
    ...containerTable(source, context),
    source: (each) => [{ key: 'source', value: text(each, context) }],
  });
}

function text(source: Source, { problems }: Context): Code {
  return valueCode('string', source, { problems });
}

function containerTable(container: Source, context: Context): FieldTable {
  const words = isShell(container) ? { problems: context.problems } : context;
  const list_ =
    (key: string) =>
    (source: Source): Entry[] => [{ key, value: wordsCode(source, words) }];
  return {
    name: (source) => [{ key: 'containerName', value: valueCode('string', source, context) }],
    command: list_('command'),
    args: list_('args'),
    env: (source) => [envEntry(source, context)],
    envFrom: (source) => [{ key: 'envFrom', value: envFromCode(source, context) }],
  };
}

/** Whether what a container runs is text of a shell, into which values are not put as references. */
function isShell(container: Source): boolean {
  const command = child(container, 'command');
  const first = command?.kind === 'list' ? command.items[0] : undefined;
  return first?.kind === 'scalar' && /(^|\/)(ba|da|a|z|k)?sh$/.test(String(first.value));
}

function wordsCode(source: Source, context: Context): Code {
  const whole = valueCode('string[]', source, context);
  return whole.kind === 'list'
    ? list(whole.items.map((item) => ({ ...item, value: wholeReference(item.value) })))
    : whole;
}

/** Environment variables by their names, when each stands once and has one of the usual sources. */
function envEntry(source: Source, context: Context): Entry {
  const named = byName(source, 'variable', ({ key, value: given }) => {
    if (key === 'value') return given.kind === 'scalar' ? textOrReference(given, context) : undefined;
    return key === 'valueFrom' ? envSource(given, context) : undefined;
  });
  return named ? { key: 'env', value: named } : { key: 'envVars', value: valueCode('EnvVar[]', source, context) };
}

/** The source of a variable, in the library's words when it has no unusual field. */
export function envSource(
  source: Source,
  context: Context,
  kinds = ['secretKeyRef', 'configMapKeyRef', 'fieldRef', 'resourceFieldRef'],
): Code | undefined {
  const given = givenFields(source);
  const [{ key, value: inner } = { key: '', value: source }] = given;
  if (given.length !== 1 || !kinds.includes(key) || inner.kind !== 'map') return undefined;
  if (key === 'resourceFieldRef') return resourceSource(inner, context);
  const fields = fieldsIn(
    structEntries(key === 'fieldRef' ? 'ObjectFieldSelector' : 'SecretKeySelector', inner, context),
  );
  if (key === 'fieldRef') {
    return Object.keys(fields).length === 1 && fields.fieldPath
      ? staticCall('Env', 'field', fields.fieldPath)
      : staticCall('Env', 'of', plainCode(source));
  }
  const { name, key: of, optional: mayMiss, ...others } = fields;
  if (!name || !of || Object.keys(others).length > 0) return undefined;
  return staticCall(
    'Env',
    key === 'secretKeyRef' ? 'secret' : 'configMap',
    name,
    of,
    ...optional(mayMiss ? [{ key: 'optional', value: mayMiss }] : []),
  );
}

function envFromCode(source: Source, context: Context): Code {
  const code = valueCode('EnvFromSource[]', source, context);
  return code.kind === 'list' ? list(code.items.map((item) => ({ ...item, value: envFromObject(item.value) }))) : code;
}

const OBJECTS: Readonly<Record<string, string>> = { secretRef: 'secret', configMapRef: 'configMap' };

/** Variables of one object, in the library's words when it has no unusual field. */
function envFromObject(code: Code): Code {
  const entries = code.kind === 'object' ? code.entries : [];
  const prefix = entries.find(({ key }) => key === 'prefix');
  const [from, ...others] = entries.filter((entry) => entry !== prefix);
  const [name, ...more] = from?.value.kind === 'object' ? from.value.entries : [];
  const isPlain =
    from &&
    Object.hasOwn(OBJECTS, from.key) &&
    others.length === 0 &&
    name?.key === 'name' &&
    more.length === 0 &&
    entries.every(({ comments = [], after = [] }) => comments.length + after.length === 0);
  return isPlain
    ? staticCall('EnvSource', OBJECTS[from.key], name.value, ...(prefix ? [prefix.value] : []))
    : staticCall('EnvSource', 'of', code);
}

function resourceSource(source: Source, context: Context): Code | undefined {
  const entries = structEntries('ResourceFieldSelector', source, context);
  const resource = entries.find(({ key }) => key === 'resource');
  if (!resource) return undefined;
  const options = entries
    .filter((entry) => entry !== resource)
    .map((entry) => ({ ...entry, key: entry.key === 'containerName' ? 'container' : entry.key }));
  if (options.some(({ key, value: each }) => key === 'divisor' && !isText(each))) return undefined;
  return staticCall('Env', 'resource', resource.value, ...optional(options));
}
