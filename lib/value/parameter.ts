import { errors } from '../errors';
import { jsonText } from './json';
import { Literal } from './literal';
import { hasToken } from './token-text';
import { Carrier, carrierOf, ParameterType } from './value-type';
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
  public readonly _carrier: Carrier;

  private constructor(type: ParameterType, options: ParameterOptions, choices?: string[]) {
    if (choices && !isTexts(choices)) throw errors.notAValue('Parameter.enum', 'choices', choices, 'a list of at least one text');
    this.type = type;
    this.description = options.description;
    this.choices = choices;
    this.default = options.default instanceof Literal ? options.default._text : options.default;
    const safeChoices = choices?.every(isPlain);
    this._carrier = carrierOf(type, options.trusted || safeChoices);
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
    if (this.choices && !this.choices.includes(value as string)) throw errors.notInEnum(path, name, value, this.choices);
    switch (this.type) {
      case ParameterType.JSON:
        return jsonText(value, path, name);
      case ParameterType.NUMBER:
        if (typeof value !== 'number' || !Number.isFinite(value)) throw errors.badType(path, name, value, 'a finite number');
        return String(value);
      case ParameterType.BOOLEAN:
        if (typeof value !== 'boolean') throw errors.badType(path, name, value, 'true or false');
        return String(value);
      default:
        if (typeof value !== 'string') throw errors.badType(path, name, value, 'a text');
        if (this._carrier === 'plain' && !isPlain(value)) {
          throw errors.badType(path, name, value, "a text without '{{', '$' and control characters, which 'trusted' promises");
        }
        return value;
    }
  }
}

function isTexts(values: unknown): boolean {
  return Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string' && !hasToken(value));
}
