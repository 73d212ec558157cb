import { IConstruct } from 'constructs';
import { PodOptions } from './pod-options';
import { reservedFor } from './reserved';
import { checkContainerSignature, checkSignature } from './signature';
import { Rendering, renderingFor, templateManifest } from './template-manifest';
import { TemplateOptions } from './template-options';
import { usedBy } from './used-by';
import type { LeafBody, LeafModel, ResourceUse, TemplateModel } from '../ir/model';
import { ConstructPlace } from '../spec/construct-place';
import type { TemplateKindName } from '../spec/template-kinds';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

type Props = PodOptions & TemplateOptions;
type Manifest = Record<string, any>;

/** What is special about one kind of template with a body of its own. */
export interface LeafKind<P extends Props> {
  /** The field of the manifest that holds the body, for example `http`. */
  readonly field: TemplateKindName;
  /** What a template of the kind is, for errors: `is a request`. */
  readonly is: string;
  /** Whether artifacts are files in a container, so that each needs a path. */
  readonly hasFiles?: boolean;
  /** Whether Argo runs it without a pod. */
  readonly withoutPod?: boolean;
  /** Refuses props that cannot be, as soon as they are given. */
  check?(path: string, props: P): void;
  /** The type of its result; a kind without has none. */
  result?(props: P): Parameter | undefined;
  /** The props with the defaults of the scopes around, which may be given after the template. */
  completed?(scope: IConstruct, props: P): P;
  /** What it sets in the manifest of the template: its own field, and perhaps `volumes`. */
  fields(path: string, props: P, rendering: Rendering): Manifest;
  /** Texts in the manifest that become program text. */
  programs?(props: P, manifest: Manifest): LeafBody['programs'];
  /** Constructs that it names besides those that every template can name. */
  uses?(props: P): readonly IConstruct[];
  /** What it does to an object of the cluster. */
  resource?(props: P): ResourceUse;
}

const NO_PROGRAMS: LeafBody['programs'] = [];
const NO_CONSTRUCTS: readonly IConstruct[] = [];

/** The model of a template of some kind that stands at a place in the tree. */
export function leafModel<P extends Props>(scope: IConstruct, props: P, kind: LeafKind<P>): LeafModel {
  (kind.hasFiles ? checkContainerSignature : checkSignature)(scope.node.path, props);
  kind.check?.(scope.node.path, props);
  return new Leaf(scope, props, kind);
}

/** The props of a template, with the defaults of the scopes around it as they are now. */
export function propsOf<P extends Props>(template: { readonly _template: TemplateModel }): P {
  return (template._template as Leaf<P>).completed;
}

/** One class for all kinds: there may be many thousands, and what is read often is quick to read when it has one shape. */
class Leaf<P extends Props> implements LeafModel {
  public readonly kind = 'leaf';
  public readonly place: ConstructPlace;
  public readonly templateName?: string;
  public readonly parameters: Readonly<Record<string, Parameter>>;
  public readonly artifacts: Readonly<Record<string, Artifact>>;
  public readonly outputs: Readonly<Record<string, Output>>;
  public readonly result?: Parameter;

  constructor(
    private readonly scope: IConstruct,
    private readonly props: P,
    private readonly of: LeafKind<P>,
  ) {
    this.place = new ConstructPlace(scope);
    this.templateName = props.templateName;
    this.parameters = props.parameters ?? {};
    this.artifacts = props.artifacts ?? {};
    this.outputs = props.outputs ?? {};
    this.result = of.result?.(props);
  }

  public get field(): TemplateKindName {
    return this.of.field;
  }

  public get withoutPod(): boolean {
    return this.of.withoutPod ?? false;
  }

  public body(asWritten?: boolean): LeafBody {
    const { of, completed } = this;
    const { path } = this.scope.node;
    const rendering = renderingFor(asWritten);
    const fields = of.fields(path, completed, rendering);
    const manifest = templateManifest(path, completed, fields, reservedFor(of), rendering);
    return {
      manifest,
      programs: rendering.asWritten ? NO_PROGRAMS : (of.programs?.(completed, manifest) ?? NO_PROGRAMS),
    };
  }

  public uses(): readonly IConstruct[] {
    const { of, completed } = this;
    const common = usedBy(completed);
    const own = of.uses?.(completed) ?? NO_CONSTRUCTS;
    return own.length === 0 ? common : [...common, ...own];
  }

  public resource(): ResourceUse | undefined {
    return this.of.resource?.(this.props);
  }

  /** The props with the defaults of the scopes around. */
  public get completed(): P {
    return this.of.completed?.(this.scope, this.props) ?? this.props;
  }
}
