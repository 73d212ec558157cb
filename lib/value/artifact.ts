import { Archive } from './archive';
import { ArtifactLocation } from './artifact-location';
import { containerPath } from './container-path';
import { Reference } from './reference';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { hasTag } from '../spec/tags';

/** What artifacts have wherever they are declared. */
export interface ArtifactFields {
  /**
   * The name in the manifest.
   *
   * @default - the key under which the artifact is declared
   */
  readonly name?: string;

  /**
   * How the artifact is packed. Sets `archive`.
   *
   * @default - a compressed tar, unpacked on arrival
   */
  readonly archive?: Archive;

  /**
   * Whether the logs of the containers are stored too. Sets `archiveLogs`.
   *
   * @default - as the workflow has it
   */
  readonly archiveLogs?: boolean;

  /**
   * When the artifact is deleted. Sets `artifactGC`.
   *
   * @default - as the workflow has it
   */
  readonly artifactGc?: l1.ArtifactGc;

  /**
   * Whether the artifact was deleted. Argo sets it itself. Sets `deleted`.
   *
   * @default false
   */
  readonly deleted?: boolean;

  /**
   * Exports the artifact from the whole workflow under this name. Sets `globalName`.
   *
   * @default - not exported
   */
  readonly globalName?: string;

  /**
   * The permission bits of the file, for example `0o755`. Sets `mode`.
   *
   * @default - as stored
   */
  readonly mode?: number;

  /**
   * Whether `mode` holds for everything in a folder. Sets `recurseMode`.
   *
   * @default false
   */
  readonly recurseMode?: boolean;

  /**
   * A file or folder inside the artifact, which is taken in its place. Sets `subPath`.
   *
   * @default - the whole artifact
   */
  readonly subPath?: string;

  /**
   * An expression that yields the artifact, for example `tasks.flip.status == 'Succeeded' ? ... : ...`. Sets `fromExpression`.
   *
   * @default - none
   */
  readonly fromExpression?: string;
}

/** Options of an input artifact. */
export interface ArtifactOptions extends ArtifactFields {
  /**
   * The artifact of another task or of a pipeline around, which is placed here. In `Dag` and `Steps` also Argo's own text. Sets `from`.
   *
   * @default - the caller passes the artifact in `arguments`, or it is read from `location`
   */
  readonly from?: Reference | string;

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
      throw errors.notAValue(
        `Artifact.at(${JSON.stringify(path)})`,
        'mode',
        mode,
        'permission bits from 0 to 0o777, as a number',
      );
    }
    if (location !== undefined && !(location instanceof ArtifactLocation)) {
      throw errors.notAValue(
        `Artifact.at(${JSON.stringify(path)})`,
        'location',
        location,
        "an ArtifactLocation, for example ArtifactLocation.key('path/in/the/repository')",
      );
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

  /**
   * An artifact that is not placed in a container itself: the input of a `Dag` or `Steps`, or an argument of one of their calls.
   *
   * @param options what is known of it
   */
  public static of(options: ArtifactOptions): Artifact {
    return new Artifact(options);
  }

  private constructor(
    /** @internal */ public readonly _options: ArtifactOptions,
    /** @internal */ public readonly _path?: string,
  ) {
    const { from } = _options;
    if (
      from !== undefined &&
      !(from instanceof Reference ? from._isArtifact : typeof from === 'string' && hasTag(from))
    ) {
      throw errors.notAValue(`Artifact.at(${JSON.stringify(_path)})`, 'from', from, 'a reference to an artifact');
    }
  }
}
