import { Reference } from './reference';

const VALUE = Reference._of({ kind: 'item', index: false }, 'text');
const INDEX = Reference._of({ kind: 'item', index: true }, 'plain');

/** The item of the nearest loop around: of the task itself when it loops, else of the pipeline that holds it. */
export class Item {
  /** The whole item. Texts arrive as they are, everything else as JSON. */
  public static value(): Reference {
    return VALUE;
  }

  /**
   * A field of an item that is an object.
   *
   * @param name the key of the field
   */
  public static property(name: string): Reference {
    return VALUE.property(name);
  }

  /** The position of the item in its list, from 0. */
  public static index(): Reference {
    return INDEX;
  }

  private constructor() {}
}
