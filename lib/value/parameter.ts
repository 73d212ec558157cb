import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { jsonText } from './json';
import { Literal } from './literal';
import { hasToken } from './token-text';
import { Encoding, encodingOf, ParameterType } from './value-type';
import { isPlain } from '../spec/printable';

/** Options of every kind of parameter. */
export interface ParameterOptions {
  /**
   * The value when the caller gives none. Sets `inputs.parameters[].default`.
   *
   * @default - the parameter is required
   */
  readonly default?: any;

  /**
   * What the parameter means, shown in Argo's UI. Sets `description`.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Promises that values hold neither `{{` nor `$` nor control characters, so they need no guard against Argo's repeated
   * substitution and the manifest shows plain tags. A value that breaks the promise is evaluated by Argo.
   *
   * @default false
   */
  readonly trusted?: boolean;

  /**
   * The name in the manifest.
   *
   * @default - the key under which the parameter is declared
   */
  readonly name?: string;

  /**
   * Where Argo takes the value from when the caller gives none, for example a key of a ConfigMap. Sets `valueFrom`.
   *
   * @default - from the caller
   */
  readonly valueFrom?: l1.ValueFrom;
}

/** A parameter in Argo's own form, for objects whose templates are given as they are. */
export interface WrittenParameter extends ParameterOptions {
  /**
   * A value that holds whatever the caller gives. Sets `value`.
   *
   * @default - none
   */
  readonly value?: any;

  /**
   * The values that are allowed. Sets `enum`.
   *
   * @default - any
   */
  readonly enum?: any[];

  /**
   * Exports the value from the whole workflow under this name. Sets `globalName`.
   *
   * @default - not exported
   */
  readonly globalName?: string;
}

/** The declaration of an input parameter of a template: its type, default and description. */
export class Parameter {
  /** A text of any content. */
  public static string(options: ParameterOptions = {}): Parameter {
    return new Parameter(ParameterType.STRING, options);
  }

  /** A finite number. */
  public static number(options: ParameterOptions = {}): Parameter {
    return new Parameter(ParameterType.NUMBER, options);
  }

  /** `true` or `false`. */
  public static boolean(options: ParameterOptions = {}): Parameter {
    return new Parameter(ParameterType.BOOLEAN, options);
  }

  /** Any JSON value; travels as JSON text. */
  public static json(options: ParameterOptions = {}): Parameter {
    return new Parameter(ParameterType.JSON, options);
  }

  /** One of several texts. Sets `enum`, which Argo's UI offers as a list. */
  public static enum(choices: string[], options: ParameterOptions = {}): Parameter {
    return new Parameter(ParameterType.STRING, options, [...choices]);
  }

  /**
   * A parameter in Argo's own form; texts in it are Argo's own language.
   *
   * @param options its fields
   */
  public static of(options: WrittenParameter): Parameter {
    const { default: _, ...rest } = options;
    return new Parameter(ParameterType.STRING, rest, undefined, options);
  }

  /** @internal */
  public static _of(type: ParameterType): Parameter {
    return new Parameter(type, {});
  }

  /** The type of the values. */
  public readonly type: ParameterType;

  /** What the parameter means. */
  public readonly description?: string;

  /** The texts that are allowed, if they are limited. */
  public readonly choices?: string[];

  /** The value when the caller gives none. */
  public readonly default?: any;

  /** @internal */
  public readonly _encoding: Encoding;

  /**
   * What was given, in Argo's words.
   *
   * @internal
   */
  public readonly _written: WrittenParameter;

  private constructor(type: ParameterType, options: ParameterOptions, choices?: string[], written?: WrittenParameter) {
    if (choices && !isTexts(choices)) {
      throw errors.notAValue('Parameter.enum', 'choices', choices, 'a list of at least one text');
    }
    this.type = type;
    this._written = written ?? { ...options, enum: choices };
    this.description = options.description;
    this.choices = choices;
    this.default = options.default instanceof Literal ? options.default._text : options.default;
    const safeChoices = choices?.every(isPlain);
    this._encoding = encodingOf(type, options.trusted || safeChoices);
    if (options.default !== undefined) this._text(options.default, `Parameter.${choices ? 'enum' : type}`, 'default');
  }

  /**
   * The text of a literal value, after checking its type.
   *
   * @internal
   */
  public _text(given: unknown, path: string, name: string): string {
    const value = given instanceof Literal ? given._text : given;
    if (typeof value === 'string' && hasToken(value)) throw errors.literalOnly(path, name, value);
    if (this.choices && !this.choices.includes(value as string)) {
      throw errors.notInEnum(path, name, value, this.choices);
    }
    switch (this.type) {
      case ParameterType.JSON:
        return jsonText(value, path, name);
      case ParameterType.NUMBER:
        if (typeof value !== 'number' || !Number.isFinite(value)) {
          throw errors.badType(path, name, value, 'a finite number');
        }
        return String(value);
      case ParameterType.BOOLEAN:
        if (typeof value !== 'boolean') throw errors.badType(path, name, value, 'true or false');
        return String(value);
      default:
        if (typeof value !== 'string') throw errors.badType(path, name, value, 'a text');
        if (this._encoding === 'plain' && !isPlain(value)) {
          throw errors.badType(
            path,
            name,
            value,
            "a text without '{{', '$' and control characters, which 'trusted' promises",
          );
        }
        return value;
    }
  }
}

function isTexts(values: unknown): boolean {
  return (
    Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string' && !hasToken(value))
  );
}
