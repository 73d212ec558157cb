import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sources } from './environment';
import { ArtifactHandle } from '../artifact-handle';
import type { Pod } from '../pod';

/**
 * A folder in which a program finds the absolute paths of its template: `/tmp/out` is `<folder>/root/tmp/out`. There is no container,
 * so wherever one of the declared paths stands in command, arguments, environment or source, the path in the folder is written. Paths
 * that the template does not declare are those of this machine; a path that a program puts together itself is not seen.
 */
export class Sandbox {
  public readonly root: string;
  private readonly paths: readonly string[];
  private readonly pattern: RegExp | undefined;

  constructor(
    private readonly pod: Pod,
    private readonly volumes: readonly any[],
    private readonly sources: Sources,
  ) {
    this.root = join(pod.folder(), 'root');
    this.paths = declaredPaths(pod.template).sort((a, b) => b.length - a.length);
    const written = this.paths.map((path) => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
    // A longer name that begins alike is another file.
    this.pattern = written === '' ? undefined : new RegExp(`(?<![\\w./-])(?:${written})(?![\\w-]|\\.\\w)`, 'g');
  }

  /** A text with the declared paths as they are on this machine. */
  public mapped(text: string): string {
    return this.pattern ? text.replace(this.pattern, (path) => this.at(path)) : text;
  }

  /** Where a path of the container is. */
  public at(path: string): string {
    return join(this.root, path);
  }

  /** Puts the volumes and input artifacts there, and makes the folders for the outputs. */
  public prepare(containers: readonly any[]): void {
    const { inputs, outputs } = this.pod.template;
    mkdirSync(this.root, { recursive: true });
    for (const container of containers) for (const mount of container.volumeMounts ?? []) this.mount(mount);
    for (const { name, path, mode } of inputs?.artifacts ?? []) {
      const handle = this.pod.inputs.artifacts[name];
      if (!path || !handle) continue;
      handle.writeTo(this.at(path));
      if (mode !== undefined && mode !== null) chmodSync(this.at(path), Number(mode));
    }
    for (const { path } of outputs?.artifacts ?? []) {
      if (path) mkdirSync(isFolder(path) ? this.at(path) : dirname(this.at(path)), { recursive: true });
    }
    for (const { valueFrom } of outputs?.parameters ?? []) {
      if (valueFrom?.path) mkdirSync(dirname(this.at(valueFrom.path)), { recursive: true });
    }
  }

  private mount({ name, mountPath, subPath = '' }: any): void {
    const path = this.at(mountPath);
    if (existsSync(path)) return;
    const volume = [...(this.pod.template.volumes ?? []), ...this.volumes].find((each) => each.name === name);
    mkdirSync(dirname(path), { recursive: true });
    const target = join(this.folderOf(name, volume), subPath);
    if (!existsSync(target)) mkdirSync(target, { recursive: true });
    symlinkSync(target, path);
  }

  private folderOf(name: string, volume: any): string {
    if (volume?.persistentVolumeClaim) return this.pod.shared(`volumes/${volume.persistentVolumeClaim.claimName}`);
    if (volume?.hostPath) return volume.hostPath.path;
    // Without a declaration it is a claim that the workflow makes.
    if (!volume) return this.pod.shared(`volumes/${name}`);
    const folder = join(this.pod.folder(), 'volumes', name);
    mkdirSync(folder, { recursive: true });
    if (volume.configMap) {
      this.write(folder, 'configMaps', volume.configMap.name, volume.configMap);
    } else if (volume.secret) {
      this.write(folder, 'secrets', volume.secret.secretName, volume.secret);
    } else if (!volume.emptyDir) {
      throw new Error(
        `volume '${name}' is of a kind that a process of this machine does not have; there are emptyDir, persistentVolumeClaim, hostPath, configMap and secret`,
      );
    }
    return folder;
  }

  private write(folder: string, kind: 'configMaps' | 'secrets', name: string, { items, optional }: any): void {
    const found = this.sources[kind]?.[name];
    if (!found && !optional) throw new Error(`a volume reads '${name}', which is not in the option ${kind}`);
    const files: readonly (readonly [string, string])[] = items
      ? items.map(({ key, path }: any) => [path, found?.[key] ?? ''])
      : Object.entries(found ?? {});
    for (const [path, content] of files) ArtifactHandle.of(content).writeTo(join(folder, path));
  }

  /** Writes a program, which is run by its path. */
  public script(source: string): string {
    const path = join(this.pod.folder(), 'script');
    writeFileSync(path, this.mapped(source), { mode: 0o755 });
    return path;
  }
}

/** Whether a program may expect that a path is there and is a folder. */
function isFolder(path: string): boolean {
  return path.endsWith('/') || ['/tmp', '/var/tmp', '/etc', '/root', '/home'].includes(path);
}

function declaredPaths({ inputs, outputs, container, script, initContainers = [] }: any): string[] {
  const containers = [container, script, ...initContainers].filter(Boolean);
  const paths = [
    ...[...(inputs?.artifacts ?? []), ...(outputs?.artifacts ?? [])].map(({ path }: any) => path),
    ...(outputs?.parameters ?? []).map(({ valueFrom }: any) => valueFrom?.path),
    ...containers.flatMap(({ volumeMounts = [], workingDir }: any) => [
      ...volumeMounts.map(({ mountPath }: any) => mountPath),
      workingDir,
    ]),
  ];
  return [
    ...new Set<string>(
      paths
        .filter((path): path is string => typeof path === 'string' && path.startsWith('/') && path !== '/')
        .map((path) => path.replace(/\/+$/, '')),
    ),
  ];
}
