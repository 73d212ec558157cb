import { Archive } from './archive';
import { ArtifactLocation } from './artifact-location';
import { containerPath } from './container-path';
import { Reference } from './reference';
import { errors } from '../errors';

/** Options of an input artifact. */
export interface ArtifactOptions {
  /**
   * The artifact of another task or of a pipeline around, which is placed here.
   *
   * @default - the caller passes the artifact in `inputs`, or it is read from `location`
   */
  readonly from?: Reference;

  /**
   * Where the artifact is read from when the caller passes none.
   *
   * @default - the artifact comes from the caller
   */
  readonly location?: ArtifactLocation;

  /**
   * Whether the task runs without the artifact when it does not exist. Sets `optional` on every input and argument the
   * artifact passes.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * How the artifact is packed. Sets `archive`.
   *
   * @default - a compressed tar, unpacked on arrival
   */
  readonly archive?: Archive;

  /**
   * The permission bits of the file, for example `0o755`. Sets `mode`.
   *
   * @default - as stored
   */
  readonly mode?: number;
}

/** The declaration of an input artifact: a file or folder that is placed in the container before it starts. */
export class Artifact {
  /**
   * An artifact that a container reads.
   *
   * @param path the absolute path where it is placed. Sets `path`.
   * @param options more settings
   */
  public static at(path: string, options: ArtifactOptions = {}): Artifact {
    const { mode, location } = options;
    if (mode !== undefined && !(Number.isInteger(mode) && mode >= 0 && mode <= 0o777)) {
      throw errors.notAValue(`Artifact.at(${JSON.stringify(path)})`, 'mode', mode, 'permission bits from 0 to 0o777, as a number');
    }
    if (location !== undefined && !(location instanceof ArtifactLocation)) {
      throw errors.notAValue(`Artifact.at(${JSON.stringify(path)})`, 'location', location, "an ArtifactLocation, for example ArtifactLocation.key('path/in/the/repository')");
    }
    return new Artifact(options, containerPath('Artifact.at', path));
  }

  /** An artifact that a pipeline takes and passes on to its tasks. */
  public static required(): Artifact {
    return new Artifact({});
  }

  /** An artifact that a pipeline takes and passes on to its tasks, if there is one. */
  public static optional(): Artifact {
    return new Artifact({ optional: true });
  }

  private constructor(/** @internal */ public readonly _options: ArtifactOptions, /** @internal */ public readonly _path?: string) {
    if (_options.from && !(_options.from instanceof Reference && _options.from._isArtifact)) {
      throw errors.notAValue(`Artifact.at(${JSON.stringify(_path)})`, 'from', _options.from, 'a reference to an artifact');
    }
  }
}
