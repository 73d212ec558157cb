import { ArtifactFields } from './artifact';
import { ArtifactLocation } from './artifact-location';
import { containerPath } from './container-path';
import { Literal } from './literal';
import { Parameter, WrittenParameter } from './parameter';
import { Reference } from './reference';
import { Encoding, encodingOf, ParameterType } from './value-type';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { INPUT_NAMES, isInputName } from '../spec/names';
import { hasTag } from '../spec/tags';

/** Options of an output parameter. */
export interface OutputParameterOptions {
  /**
   * The name in the manifest.
   *
   * @default - the key under which the output is declared
   */
  readonly name?: string;

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
export interface OutputArtifactOptions extends ArtifactFields {
  /**
   * The artifact of a call, as output of `Dag` or `Steps`: a reference, or Argo's own text. Sets `from`.
   *
   * @default - none
   */
  readonly from?: Reference | string;

  /**
   * Whether the task may leave the file out. Sets `optional`.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Where the artifact is stored.
   *
   * @default - the configured artifact repository, under a key of Argo's choice
   */
  readonly location?: ArtifactLocation;
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
    if (fallback !== undefined) {
      Parameter._of(type)._text(fallback, `Output.parameter(${JSON.stringify(path)})`, 'default');
    }
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
      throw errors.notAValue(
        `Output.artifact(${JSON.stringify(path)})`,
        'location',
        location,
        'an ArtifactLocation that Argo can write: a key, s3, gcs or http',
      );
    }
    return new Output(containerPath('Output.artifact', path), undefined, options);
  }

  /**
   * A parameter that Argo takes from somewhere else than a file: a field of a Kubernetes resource, an expression, a ConfigMap.
   *
   * @param source the place, in Argo's own form. Sets `valueFrom`.
   * @param options more settings; the default is given in the source
   */
  public static from(source: l1.ValueFrom, options: OutputParameterOptions = {}): Output {
    if (options.default !== undefined) {
      throw errors.notAValue('Output.from', 'default', options.default, "the source's own field 'default'");
    }
    return new Output('', options, undefined, source);
  }

  /**
   * A parameter in Argo's own form; texts in it are Argo's own language. Only in objects whose templates are rendered as written.
   *
   * @param options its fields
   */
  public static of(options: WrittenParameter): Output {
    return new Output('', undefined, undefined, undefined, Parameter.of(options));
  }

  /**
   * An artifact that is not a file of a container: of `Dag`, `Steps` and templates without a pod, whose content is given by its options.
   *
   * @param options what is known of it
   */
  public static artifactOf(options: OutputArtifactOptions): Output {
    return new Output('', undefined, options);
  }

  /**
   * An output whose value comes from whoever resumes a suspended workflow. Argo does not hold them to the choices of an enum.
   *
   * @internal
   */
  public static _supplied(answer: Parameter): Output {
    return new Output('', { type: answer.type, trusted: answer._encoding === 'plain' && answer.choices === undefined });
  }

  private constructor(
    /** @internal */ public readonly _path: string,
    /** @internal */ public readonly _parameter?: OutputParameterOptions,
    /** @internal */ public readonly _artifact?: OutputArtifactOptions,
    /** @internal */ public readonly _source?: l1.ValueFrom,
    /** @internal */ public readonly _written?: Parameter,
  ) {}

  /** @internal */
  public get _encoding(): Encoding {
    return encodingOf(this._parameter?.type ?? ParameterType.STRING, this._parameter?.trusted);
  }
}

function checkGlobalName(path: string, name: string | undefined): void {
  if (name !== undefined && !hasTag(name) && !isInputName(name)) {
    throw errors.badName(`Output(${JSON.stringify(path)})`, 'globalName', name, INPUT_NAMES);
  }
}
