import type { ArtifactValue } from './node';
import { keyOf, Repository } from './repository';
import { put } from '../../spec/own';
import { ArtifactHandle } from '../artifact-handle';
import type { Pod } from '../pod';

type Handles = Readonly<Record<string, ArtifactHandle>>;
const NONE: Handles = Object.freeze({});

/** The contents of the artifacts that a pod gets. Only downloads take time. */
export function artifactsFor(
  values: Readonly<Record<string, ArtifactValue>>,
  repository: Repository,
  pod: Pick<Pod, 'signal'>,
): Handles | Promise<Handles> {
  const names = Object.keys(values);
  if (names.length === 0) return NONE;
  const handles: Record<string, ArtifactHandle> = {};
  const downloads: Promise<void>[] = [];
  for (const name of names) {
    const { spec, handle } = values[name];
    const found = handle ?? located(name, spec, repository, pod);
    if (found instanceof Promise) downloads.push(found.then((downloaded) => put(handles, name, downloaded)));
    else if (found) put(handles, name, found);
  }
  return downloads.length === 0 ? handles : Promise.all(downloads).then(() => handles);
}

function located(
  name: string,
  spec: Readonly<Record<string, any>>,
  repository: Repository,
  pod: Pick<Pod, 'signal'>,
): ArtifactHandle | Promise<ArtifactHandle> | undefined {
  if (spec.raw) return ArtifactHandle.of(String(spec.raw.data ?? ''));
  if (spec.http) return download(spec.http, pod.signal);
  const key = keyOf(spec);
  const found = key === undefined ? undefined : repository.at(key);
  if (found || spec.optional) return found;
  throw new Error(
    key === undefined
      ? `artifact '${name}' is at a place that is not reached from here (${Object.keys(spec)
          .filter((field) => !['name', 'path', 'mode', 'recurseMode'].includes(field))
          .join(', ')}); there are raw, http and keys of this run`
      : `artifact '${name}' has the key '${key}', under which this run has written nothing`,
  );
}

async function download({ url, headers = [] }: any, signal: AbortSignal): Promise<ArtifactHandle> {
  const response = await fetch(String(url), { signal, headers: headers.map(({ name, value }: any) => [name, value]) });
  if (!response.ok) throw new Error(`GET ${String(url)} answered ${response.status} ${response.statusText}`);
  return ArtifactHandle.of(new Uint8Array(await response.arrayBuffer()));
}
