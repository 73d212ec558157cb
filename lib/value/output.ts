import { Archive } from './archive';
import { ArtifactLocation } from './artifact-location';
import { containerPath } from './container-path';
import { Literal } from './literal';
import { Parameter } from './parameter';
import { Carrier, carrierOf, ParameterType } from './value-type';
import { errors } from '../errors';
import { INPUT_NAMES, isInputName } from '../spec/names';

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
   * Promises that the value holds neither `{{` nor `$` nor control characters; see `ParameterOptions.trusted`.
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
    checkGlobalName(path, options.globalName);
    const { type = ParameterType.STRING, default: given } = options;
    const fallback = given instanceof Literal ? given._text : given;
    if (fallback !== undefined) Parameter._of(type)._text(fallback, `Output.parameter(${JSON.stringify(path)})`, 'default');
    return new Output(containerPath('Output.parameter', path), { ...options, default: fallback });
  }

  /**
   * A file or folder that the task writes.
   *
   * @param path the absolute path of the file or folder. Sets `path`.
   * @param options more settings
   */
  public static artifact(path: string, options: OutputArtifactOptions = {}): Output {
    checkGlobalName(path, options.globalName);
    const { location } = options;
    if (location !== undefined && !(location instanceof ArtifactLocation && location._writable)) {
      throw errors.notAValue(`Output.artifact(${JSON.stringify(path)})`, 'location', location, 'an ArtifactLocation that Argo can write: a key, s3, gcs or http');
    }
    return new Output(containerPath('Output.artifact', path), undefined, options);
  }

  /**
   * An output whose value comes from whoever resumes a suspended workflow. Argo does not hold them to the choices of an enum.
   *
   * @internal
   */
  public static _supplied(answer: Parameter): Output {
    return new Output('', { type: answer.type, trusted: answer._carrier === 'plain' && answer.choices === undefined });
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

function checkGlobalName(path: string, name: string | undefined): void {
  if (name !== undefined && !isInputName(name)) throw errors.badName(`Output(${JSON.stringify(path)})`, 'globalName', name, INPUT_NAMES);
}
