import { ApiObject, ApiObjectMetadata, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { late } from '../late';

/** What an object of Argo is made of. */
export interface ArgoObjectProps {
  readonly kind: string;
  readonly metadata?: ApiObjectMetadata;
  readonly clusterScope: boolean;
  /** Whether it has no name. */
  readonly withoutName?: boolean;
  /** Makes the spec, in Argo's own form. */
  readonly spec: () => Record<string, any>;
}

const API_VERSION = 'argoproj.io/v1alpha1';

// cdk8s can find the objects of a chart too, but walks through all constructs for it.
const ofChart = new WeakMap<Chart, ArgoObject[]>();

/** The ApiObject behind a resource. Its spec is Argo's own manifest, so JSON patches use Argo's names. */
export class ArgoObject extends ApiObject {
  private readonly jsonPatches: JsonPatch[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly own: ArgoObjectProps,
  ) {
    super(scope, id, {
      apiVersion: API_VERSION,
      kind: own.kind,
      metadata: own.metadata,
      spec: Lazy.any({ produce: () => own.spec() }),
    });
    const chart = Chart.of(this);
    const others = ofChart.get(chart);
    if (others) others.push(this);
    else ofChart.set(chart, [this]);
  }

  /** The first object of the chart with the same kind and name. Other charts may be for other clusters. */
  public get firstOfName(): ArgoObject {
    return (
      ofChart.get(Chart.of(this))!.find((other) => other === this || (isSame(other, this) && isInTree(other))) ?? this
    );
  }

  public get gvk(): { apiVersion: string; kind: string } {
    return { apiVersion: this.apiVersion, kind: this.kind };
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    this.jsonPatches.push(...ops);
  }

  public toJson(): any {
    // cdk8s resolves, sorts and cleans every value; a large spec that is plain already gets its order in one go.
    const plain = process.env.CDK8S_DISABLE_SORT ? undefined : late().plainInReadingOrder(this.own.spec());
    const manifest = plain ? { ...this.gvk, metadata: this.metadata.toJson(), spec: plain } : super.toJson();
    const metadata = { ...manifest.metadata };
    // cdk8s always gives a name, but an object has a name or a prefix for generated ones.
    if ((metadata.generateName !== undefined && this.own.metadata?.name === undefined) || this.own.withoutName) {
      delete metadata.name;
    }
    if (this.own.clusterScope) delete metadata.namespace;
    const { metadata: _, ...unnamed } = manifest;
    return JsonPatch.apply(Object.keys(metadata).length > 0 ? { ...manifest, metadata } : unnamed, ...this.jsonPatches);
  }
}

function isSame(one: ArgoObject, other: ArgoObject): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.metadata.namespace === other.metadata.namespace &&
    one.metadata.toJson().generateName === undefined
  );
}

/** Whether nobody has removed an object, or what it stands in. */
function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
