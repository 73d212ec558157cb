import type * as ContainerBody from './container-body';
import { LeafKind } from './leaf';
import { programsOf } from './programs';
import { withDefaults } from './task-defaults';
import { ContainerTemplateOptions } from './template-options';
import { Parameter } from '../value/parameter';

/** What every template of one container has, whose result is what the container prints. */
export interface ContainerKindProps extends ContainerTemplateOptions {
  readonly resultType?: Parameter;
}

const TEXT = Parameter.string();

// Only a synthesis needs it.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const body = () => require('./container-body') as typeof ContainerBody;

/**
 * A kind of template of one container: a container, or a script, which is a container with a source.
 *
 * @param field the field that holds the container
 * @param own what the container is made of besides the options of both kinds
 */
export function containerKind<P extends ContainerKindProps>(
  field: 'container' | 'script',
  own: (props: P) => ContainerBody.ContainerParts,
): LeafKind<P> {
  return {
    field,
    is: `is a ${field}`,
    hasFiles: true,
    completed: withDefaults,
    result: (props) => props.resultType ?? TEXT,
    fields: (path, props, rendering) => body().containerFields(path, field, props, own(props), rendering),
    programs: (props, manifest) => (props.allowInterpolation ? [] : programsOf(manifest)),
  };
}
