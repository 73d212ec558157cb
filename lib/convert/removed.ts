import { MapSource, Source, SourceEntry } from './source';
import { own } from '../spec/own';

/** The field that took the place of one that Argo 4 removed, by the struct; each is a list of what was single before. */
const SUCCESSORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CronWorkflowSpec: { schedule: 'schedules' },
  Synchronization: { mutex: 'mutexes', semaphore: 'semaphores' },
};

/** What a removed field is written as today; undefined when nothing took its place. */
export function successorOf(
  struct: string,
  key: string,
  value: Source,
): { readonly key: string; readonly value: Source } | undefined {
  const successor = own(own(SUCCESSORS, struct) ?? {}, key);
  if (successor === undefined) return undefined;
  return {
    key: successor,
    value: {
      kind: 'list',
      at: value.at,
      comments: value.comments,
      after: [],
      size: value.size,
      items: [{ ...value, comments: [] }],
    },
  };
}

/** A manifest as it would be written today: fields that were removed in the words of those that took their place, by the values that they had. */
export function asToday<T extends Source>(
  source: T,
  replaced: ReadonlyMap<Source, Pick<SourceEntry, 'key' | 'value'>>,
): T {
  if (replaced.size === 0 || source.kind === 'scalar') return source;
  if (source.kind === 'list') return { ...source, items: source.items.map((item) => asToday(item, replaced)) };
  const entries = (source as MapSource).entries.map((entry) => ({
    ...entry,
    ...(replaced.get(entry.value) ?? { value: asToday(entry.value, replaced) }),
  }));
  return { ...source, entries };
}
