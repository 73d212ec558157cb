import { Construct, IConstruct } from 'constructs';
import { LeafKind, leafModel } from './leaf';
import { PodOptions } from './pod-options';
import { programsOf } from './programs';
import { Template } from './template';
import { TemplateOptions } from './template-options';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { toManifest } from '../spec/to-manifest';
import { Parameter } from '../value/parameter';

/** Settings of a container set template. */
export interface ContainerSetTemplateProps extends PodOptions, TemplateOptions {
  /**
   * The containers, which wait for those that they name in `dependencies`. The one called `main` has the outputs and the
   * result of the template. Sets `containerSet.containers`.
   */
  readonly containers: l1.ContainerNode[];

  /**
   * How often a container that fails is started again in the same pod; `retry` starts a new pod. Sets
   * `containerSet.retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retryStrategy?: l1.ContainerSetRetryStrategy;

  /**
   * Volumes by name and where all containers mount them. Sets `containerSet.volumeMounts`.
   *
   * @default - none
   */
  readonly volumeMounts?: l1.VolumeMount[];

  /**
   * The type of what the container `main` prints on standard output, when tasks read it as their `result`.
   *
   * @default - a text
   */
  readonly resultType?: Parameter;

  /**
   * Accepts run-time values inside program text (`sh -c`), where a crafted value becomes program.
   *
   * @default false
   */
  readonly allowInterpolation?: boolean;
}

/** A template that runs several containers in one pod. Renders a template with `containerSet`. */
export class ContainerSetTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: ContainerSetTemplateProps) {
    super(scope, id);
    this._template = containerSetModel(this, props);
  }
}

const TEXT = Parameter.string();

const CONTAINER_SET: LeafKind<ContainerSetTemplateProps> = {
  field: 'containerSet',
  is: 'is a set of containers',
  hasFiles: true,
  check: (path, { containers }) => {
    if (!Array.isArray(containers) || containers.length === 0) {
      throw errors.notAValue(path, 'containers', containers, 'a list of one container or more');
    }
  },
  result: ({ containers, resultType }) =>
    containers.some(({ name }) => name === 'main') ? (resultType ?? TEXT) : undefined,
  fields: (path, { containers, retryStrategy, volumeMounts }, { asWritten }) => {
    if (!asWritten) checkContainers(path, containers);
    return { containerSet: toManifest('ContainerSetTemplate', { containers, retryStrategy, volumeMounts }) };
  },
  programs: (props, manifest) => (props.allowInterpolation ? [] : programsOf(manifest)),
};

/** The model of a container set template that stands at a place in the tree. */
export function containerSetModel(scope: IConstruct, props: ContainerSetTemplateProps): LeafModel {
  return leafModel(scope, props, CONTAINER_SET);
}

function checkContainers(path: string, containers: readonly l1.ContainerNode[]): void {
  for (const { name, image, command } of containers) {
    if (!image) throw errors.missingImage(`${path} (container '${name}')`);
    if (!command || command.length === 0) throw errors.missingCommand(`${path} (container '${name}')`);
  }
}
