import { Construct, IConstruct } from 'constructs';
import { ManifestText } from './manifest-text';
import { OwnedObject } from './owned-object';
import { reservedFor } from './reserved';
import { checkContainerSignature } from './signature';
import { Template } from './template';
import { renderingFor, templateManifest } from './template-manifest';
import { PodOptions, TemplateOptions } from './template-options';
import { usedBy } from './used-by';
import type * as l1 from '../../imports/argoproj.io';
import type { LeafModel } from '../compile/model';
import { errors } from '../errors';
import { isPlainObject } from '../spec/merge';
import { PolicyRule } from '../value/policy-rule';
import { Reference } from '../value/reference';
import { wire } from '../wire';

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
}

const RESERVED_IN_TEMPLATE = reservedFor('resource', 'is an object of the cluster');
const ACTIONS = ['get', 'create', 'apply', 'delete', 'replace', 'patch'];
const INSTEAD = 'Give the manifest as an object, { apiVersion: ..., metadata: { name: reference } }';

/** The model of a resource template that stands at a place in the tree. */
export function resourceModel(scope: IConstruct, props: ResourceTemplateProps): LeafModel {
  const { path } = scope.node;
  checkContainerSignature(path, props);
  if (!ACTIONS.includes(props.action)) {
    throw errors.notAValue(path, 'action', props.action, `one of ${ACTIONS.map((action) => `'${action}'`).join(', ')}`);
  }
  const owned = OwnedObject.from(path, props.manifest);
  const text = new ManifestText();
  const object = () => owned?.manifest ?? objectOf(path, props.manifest);
  return {
    kind: 'leaf',
    templateName: props.templateName,
    parameters: props.parameters ?? {},
    artifacts: props.artifacts ?? {},
    outputs: props.outputs ?? {},
    resource: () => ({
      action: props.action,
      object: object(),
      flags: props.flags ?? [],
      waits: (props.successCondition ?? props.failureCondition) !== undefined,
      permissions: props.permissions,
    }),
    body: (asWritten) => {
      const rendering = renderingFor(asWritten);
      const given = object();
      const manifest = given === undefined ? props.manifest : text.of(path, given);
      const resource = rendering.tidy({
        action: props.action,
        manifest,
        manifestFrom: wire('ManifestFrom', props.manifestFrom),
        mergeStrategy: props.mergeStrategy,
        successCondition: props.successCondition,
        failureCondition: props.failureCondition,
        flags: props.flags,
        setOwnerReference: props.setOwnerReference,
      });
      const open = given === undefined && manifest !== undefined && !asWritten && !props.allowInterpolation;
      return {
        manifest: templateManifest(path, props, { resource }, RESERVED_IN_TEMPLATE, rendering),
        programs: open ? [{ where: 'the text of a manifest', text: String(manifest), instead: INSTEAD }] : [],
      };
    },
    uses: () => [...usedBy(props), ...(owned?.uses ?? [])],
  };
}

function objectOf(path: string, manifest: unknown): unknown {
  if (manifest === undefined || typeof manifest === 'string' || manifest instanceof Reference) return undefined;
  if (Array.isArray(manifest) || isPlainObject(manifest)) return manifest;
  throw errors.notAValue(path, 'manifest', manifest, 'a text, a plain object, or a construct of one object');
}
