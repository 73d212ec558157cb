import { newToken } from './token-text';
import { errors } from '../errors';

/** Literal text for places where Argo would read `{{...}}` as its own language: arrives in the container as it is written. */
export class Literal {
  /**
   * Marks a text as data.
   *
   * @param text any text, braces included
   */
  public static text(text: string): Literal {
    if (typeof text !== 'string') throw errors.notAValue('Literal.text', 'text', text, 'a text');
    return new Literal(text);
  }

  private token?: string;

  private constructor(/** @internal */ public readonly _text: string) {}

  /** A text that stands for the literal; put it whole into any other text. */
  public toString(): string {
    return (this.token ??= newToken(this));
  }
}
