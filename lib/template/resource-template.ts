import { Construct, IConstruct } from 'constructs';
import { leafModel, propsOf } from './leaf';
import { ManifestText } from './manifest-text';
import { OwnedObject } from './owned-object';
import { PodOptions } from './pod-options';
import { Template } from './template';
import { TemplateOptions } from './template-options';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { isPlainObject } from '../spec/merge';
import { toManifest } from '../spec/to-manifest';
import { PolicyRule } from '../value/policy-rule';
import { Reference } from '../value/reference';

/** Settings of a resource template. */
export interface ResourceTemplateProps extends PodOptions, TemplateOptions {
  /** What is done with the object: `get`, `create`, `apply`, `delete`, `replace` or `patch`. Sets `resource.action`. */
  readonly action: string;

  /**
   * The object: a plain object, a list of JSON patches, a construct of one object (an ApiObject, one of cdk8s-plus, a Workflow),
   * or text. A construct belongs to the workflow from then on: it is taken out of its chart. Texts inside objects are data,
   * with references anywhere; a reference itself keeps its type, in a text it becomes text. Text as a whole is YAML in Argo's
   * own language, where run-time values are refused, because they could become further fields. Sets `resource.manifest`.
   *
   * @default - given by `manifestFrom`, or by `flags`
   */
  readonly manifest?: any;

  /**
   * The input artifact that holds the object. Sets `resource.manifestFrom`.
   *
   * @default - given by `manifest`
   */
  readonly manifestFrom?: l1.ManifestFrom;

  /**
   * How a patch is applied: `strategic`, `merge` or `json`. Sets `resource.mergeStrategy`.
   *
   * @default strategic
   */
  readonly mergeStrategy?: string;

  /**
   * When the task succeeds, as a selector over the fields of the object, for example `status.succeeded > 0`. Sets
   * `resource.successCondition`.
   *
   * @default - at once
   */
  readonly successCondition?: string;

  /**
   * When the task fails, in the same form. Sets `resource.failureCondition`.
   *
   * @default - never
   */
  readonly failureCondition?: string;

  /**
   * Further arguments of `kubectl`. Sets `resource.flags`.
   *
   * @default - none
   */
  readonly flags?: string[];

  /**
   * Whether the object is deleted with the workflow. Sets `resource.setOwnerReference`.
   *
   * @default false
   */
  readonly setOwnerReference?: boolean;

  /**
   * The rights that the pod needs, for `WorkflowServiceAccount`.
   *
   * @default - told from the action and the manifest
   */
  readonly permissions?: PolicyRule[];

  /**
   * Accepts run-time values inside a manifest that is text, where a crafted value becomes further fields.
   *
   * @default false
   */
  readonly allowInterpolation?: boolean;
}

/** A template that creates, changes, reads or deletes an object of the cluster. Renders a template with `resource`. */
export class ResourceTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: ResourceTemplateProps) {
    super(scope, id);
    this._template = resourceModel(this, props);
  }

  /** What is done with the object. */
  public get action(): string {
    return propsOf<ResourceTemplateProps>(this).action;
  }
}

const ACTIONS = ['get', 'create', 'apply', 'delete', 'replace', 'patch'];
const INSTEAD = 'Give the manifest as an object, { apiVersion: ..., metadata: { name: reference } }';

/** The model of a resource template that stands at a place in the tree. */
export function resourceModel(scope: IConstruct, props: ResourceTemplateProps): LeafModel {
  const { path } = scope.node;
  checkAction(path, props.action);
  const owned = OwnedObject.from(path, props.manifest);
  const text = new ManifestText();
  const object = () => owned?.manifest ?? objectOf(path, props.manifest);
  return leafModel(scope, props, {
    field: 'resource',
    is: 'is an object of the cluster',
    hasFiles: true,
    fields: (_path, { manifest, manifestFrom, action, ...others }, { tidy }) => {
      const given = object();
      return {
        resource: tidy({
          action,
          manifest: given === undefined ? manifest : text.of(path, given),
          manifestFrom: toManifest('ManifestFrom', manifestFrom),
          mergeStrategy: others.mergeStrategy,
          successCondition: others.successCondition,
          failureCondition: others.failureCondition,
          flags: others.flags,
          setOwnerReference: others.setOwnerReference,
        }),
      };
    },
    programs: ({ manifest, allowInterpolation }) =>
      manifest === undefined || allowInterpolation || object() !== undefined
        ? []
        : [{ where: 'the text of a manifest', text: String(manifest), instead: INSTEAD }],
    uses: () => owned?.uses ?? [],
    resource: ({ action, flags = [], successCondition, failureCondition, permissions }) => ({
      action,
      object: object(),
      flags,
      waits: (successCondition ?? failureCondition) !== undefined,
      permissions,
    }),
  });
}

function checkAction(path: string, action: string): void {
  if (!ACTIONS.includes(action)) {
    throw errors.notAValue(path, 'action', action, `one of ${ACTIONS.map((each) => `'${each}'`).join(', ')}`);
  }
}

function objectOf(path: string, manifest: unknown): unknown {
  if (manifest === undefined || typeof manifest === 'string' || manifest instanceof Reference) return undefined;
  if (Array.isArray(manifest) || isPlainObject(manifest)) return manifest;
  throw errors.notAValue(path, 'manifest', manifest, 'a text, a plain object, or a construct of one object');
}
