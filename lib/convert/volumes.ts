import { Code, Entry, fieldsOf, isText, list, object, optional, staticCall, value } from './code';
import { rewritten } from './remarks';

type Fields = Readonly<ReturnType<typeof fieldsOf>>;

const MOUNT_OPTIONS = ['readOnly', 'subPath'];

/**
 * The entries of a template whose volumes and mounts are given apart, with those that belong together as one: each volume of the template that
 * its container mounts once, as far as both stand first and in the same order.
 */
export function withVolumes(entries: readonly Entry[]): Entry[] {
  const mounts = entries.find(({ key }) => key === 'volumeMounts');
  const volumes = entries.find(({ key }) => key === 'podVolumes');
  if (mounts?.value.kind !== 'list' || volumes?.value.kind !== 'list') return [...entries];
  const [mounted, given] = [mounts.value.items, volumes.value.items];
  const joined: Entry[] = [];
  while (joined.length < Math.min(mounted.length, given.length)) {
    const index = joined.length;
    const entry = joinedEntry(fieldsOf(mounted[index].value), fieldsOf(given[index].value));
    if (!entry || joined.some(({ key }) => key === entry.key)) break;
    const [mount, volume] = [rewritten(mounted[index], entry.value), rewritten(given[index], entry.value)];
    joined.push({
      ...entry,
      comments: [...(mount.comments ?? []), ...(volume.comments ?? [])],
      after: [...(mount.after ?? []), ...(volume.after ?? [])],
    });
  }
  const names = joined.map((_, index) => nameOf(mounted[index].value));
  // What is mounted again would have to be told twice.
  if (joined.length === 0 || mounted.slice(joined.length).some((mount) => names.includes(nameOf(mount.value)))) {
    return [...entries];
  }
  const rest = (entry: Entry, items: typeof mounted): Entry[] =>
    items.length > joined.length ? [{ ...entry, value: list(items.slice(joined.length)) }] : [];
  const whole: Entry = {
    key: 'volumes',
    value: object(joined),
    comments: [...(mounts.comments ?? []), ...(volumes.comments ?? [])],
    after: [...(mounts.after ?? []), ...(volumes.after ?? [])],
  };
  return entries.flatMap((entry) =>
    entry === mounts ? [whole, ...rest(mounts, mounted)] : entry === volumes ? rest(volumes, given) : [entry],
  );
}

function joinedEntry(mount: Fields, volume: Fields): Entry | undefined {
  const { name, mountPath, ...options } = mount;
  const { name: volumeName, ...source } = volume;
  const path = textOf(mountPath);
  if (
    path === undefined ||
    !path.startsWith('/') ||
    textOf(name) === undefined ||
    textOf(name) !== textOf(volumeName)
  ) {
    return undefined;
  }
  if (Object.entries(options).some(([key, each]) => !MOUNT_OPTIONS.includes(key) || each?.kind !== 'value')) {
    return undefined;
  }
  return {
    key: path,
    value: volumeCode(
      textOf(name)!,
      source,
      Object.entries(options).map(([key, each]) => ({ key, value: each! })),
    ),
  };
}

/** A volume, by the library's words for its kind when they say all of it. */
function volumeCode(name: string, source: Fields, options: readonly Entry[]): Code {
  const [[kind, code] = ['', undefined], ...others] = Object.entries(source);
  const fields = fieldsOf(code);
  const single = (key: string) =>
    others.length === 0 && Object.keys(fields).length === 1 ? textOf(fields[key]) : undefined;
  const from = (method: string, prefix: string, object_: string) =>
    staticCall(
      'Volume',
      method,
      value(object_),
      ...optional([...(name === `${prefix}-${object_}` ? [] : [{ key: 'name', value: value(name) }]), ...options]),
    );
  const [secret, configMap, claim] = [single('secretName'), single('name'), single('claimName')];
  if (kind === 'secret' && secret !== undefined) return from('fromSecret', 'secret', secret);
  if (kind === 'configMap' && configMap !== undefined) return from('fromConfigMap', 'config', configMap);
  if (kind === 'persistentVolumeClaim' && claim !== undefined) return from('fromPersistentVolumeClaim', 'claim', claim);
  const { medium, sizeLimit, ...more } = fields;
  if (
    kind === 'emptyDir' &&
    others.length === 0 &&
    Object.keys(more).length === 0 &&
    [undefined, 'Memory'].includes(textOf(medium)) &&
    !medium === (textOf(medium) === undefined) &&
    !sizeLimit === (textOf(sizeLimit) === undefined)
  ) {
    return staticCall(
      'Volume',
      'emptyDir',
      value(name),
      ...optional([
        ...(medium ? [{ key: 'inMemory', value: value(true) }] : []),
        ...(sizeLimit ? [{ key: 'sizeLimit', value: sizeLimit }] : []),
        ...options,
      ]),
    );
  }
  const entries = Object.entries(source).map(([key, each]) => ({ key, value: each! }));
  return staticCall('Volume', 'of', object([{ key: 'name', value: value(name) }, ...entries]), ...optional(options));
}

function nameOf(code: Code): string | undefined {
  return textOf(fieldsOf(code).name);
}

function textOf(code: Code | undefined): string | undefined {
  return isText(code) ? code.value : undefined;
}
