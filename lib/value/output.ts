import { Archive } from './archive';
import { ArtifactLocation } from './artifact-location';
import { Parameter } from './parameter';
import { Carrier, carrierOf, ParameterType } from './value-type';
import { errors } from '../errors';

/** Options of an output parameter. */
export interface OutputParameterOptions {
  /**
   * The type of the value that the task writes.
   *
   * @default ParameterType.STRING
   */
  readonly type?: ParameterType;

  /**
   * The value when the task does not write the file. Sets `valueFrom.default`.
   *
   * @default - a missing file is an error
   */
  readonly default?: any;

  /**
   * Exports the value from the whole workflow under this name, for exit handlers. Sets `globalName`.
   *
   * @default - not exported
   */
  readonly globalName?: string;

  /**
   * What the value means. Sets `description`.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Promises that the value holds neither `{{` nor control characters; see `ParameterOptions.trusted`.
   *
   * @default false
   */
  readonly trusted?: boolean;
}

/** Options of an output artifact. */
export interface OutputArtifactOptions {
  /**
   * Whether the task may leave the file out. Sets `optional`.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * How the artifact is packed. Sets `archive`.
   *
   * @default - a compressed tar
   */
  readonly archive?: Archive;

  /**
   * Where the artifact is stored.
   *
   * @default - the configured artifact repository, under a key of Argo's choice
   */
  readonly location?: ArtifactLocation;

  /**
   * Exports the artifact from the whole workflow under this name. Sets `globalName`.
   *
   * @default - not exported
   */
  readonly globalName?: string;
}

/** The declaration of what a container or script leaves behind: a parameter read from a file, or a file itself. */
export class Output {
  /**
   * A parameter whose value the task writes to a file.
   *
   * @param path the absolute path of the file. Sets `valueFrom.path`.
   * @param options more settings
   */
  public static parameter(path: string, options: OutputParameterOptions = {}): Output {
    const output = new Output(absolute(path), options);
    if (options.default !== undefined && typeof options.default === 'object' && options.type !== ParameterType.JSON) {
      throw errors.badType(`Output.parameter(${JSON.stringify(path)})`, 'default', options.default, 'a text, number or boolean');
    }
    return output;
  }

  /**
   * A file or folder that the task writes.
   *
   * @param path the absolute path of the file or folder. Sets `path`.
   * @param options more settings
   */
  public static artifact(path: string, options: OutputArtifactOptions = {}): Output {
    return new Output(absolute(path), undefined, options);
  }

  /**
   * An output whose value comes from whoever resumes a suspended workflow.
   *
   * @internal
   */
  public static _supplied(answer: Parameter): Output {
    return new Output('', { type: answer.type, trusted: answer._carrier === 'plain' });
  }

  private constructor(
    /** @internal */ public readonly _path: string,
    /** @internal */ public readonly _parameter?: OutputParameterOptions,
    /** @internal */ public readonly _artifact?: OutputArtifactOptions,
  ) {}

  /** @internal */
  public get _carrier(): Carrier {
    return carrierOf(this._parameter?.type ?? ParameterType.STRING, this._parameter?.trusted);
  }
}

function absolute(path: string): string {
  if (!path.startsWith('/')) throw errors.badMountPath(`Output(${JSON.stringify(path)})`, path, 'which is not absolute');
  return path;
}
