import { isPlainObject } from './merge';

/**
 * A copy of options that is quick to read. V8 gives each object made by spreading and extending (`{ ...common, inputs }`) a
 * hidden class of its own, and then looks up every field by name; copies of such objects have one class.
 */
export function inOneShape<T extends object>(options: T): T {
  return isPlainObject(options) ? Object.assign({}, options) : options;
}
