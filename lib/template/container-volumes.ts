import { ContainerTemplateOptions } from './template-options';
import { errors } from '../errors';
import { compact } from '../spec/merge';

/** The volumes of a template, and where its container mounts them. */
export function volumesOf(
  path: string,
  { volumes: given }: ContainerTemplateOptions,
): { volumes?: object[]; mounts?: object[] } {
  if (!given) return {};
  const volumes = new Map<string, object>();
  const mounts: object[] = [];
  for (const [mountPath, volume] of Object.entries(given)) {
    if (!mountPath.startsWith('/')) {
      throw errors.badPath(path, `volume '${volume._manifest.name}'`, mountPath, 'which is not absolute');
    }
    const manifest = volume._manifest;
    const known = volumes.get(manifest.name);
    if (known && JSON.stringify(known) !== JSON.stringify(manifest)) throw errors.duplicateVolume(path, manifest.name);
    volumes.set(manifest.name, manifest);
    mounts.push(
      compact({ name: manifest.name, mountPath, readOnly: volume._options.readOnly, subPath: volume._options.subPath }),
    );
  }
  return { volumes: [...volumes.values()], mounts };
}
