import type { CallModel, TemplateModel } from '../../ir/model';
import { partsOf } from '../../ir/walk';
import { Reference } from '../../value/reference';

/** A place in the tree: a template, and the task of it whose fields are looked at, if any. `entry` is above all templates. */
export interface Place {
  readonly template: TemplateModel | 'entry';
  readonly task?: CallModel;
}

/** How a reference relates to a place. */
export type Reach =
  /** Needs nothing: Argo knows it everywhere. */
  | 'everywhere'
  /** It is made or bound right here. */
  | 'here'
  /** It comes from outside: the caller passes it. */
  | 'above';

/** Whether a reference is readable at a place, or has to be passed in. A compound is computed where one of its parts is at home. */
export function reach(reference: Reference, place: Place): Reach {
  const source = reference._source;
  switch (source.kind) {
    case 'own':
      return 'here';
    case 'output':
    case 'task':
      return source.task.pipeline === place.template ? 'here' : 'above';
    case 'input':
      return source.template === place.template ? 'here' : 'above';
    case 'item':
      return place.task?.loop ? 'here' : 'above';
    case 'variable':
      return !source.guarded ? 'everywhere' : place.template === 'entry' ? 'here' : 'above';
    case 'global':
      return place.template === 'entry' ? 'here' : 'above';
    default: {
      const parts = partsOf(reference, '').map((part) => reach(part, place));
      if (parts.includes('here')) return 'here';
      return parts.includes('above') ? 'above' : 'everywhere';
    }
  }
}
