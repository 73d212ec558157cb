import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { readable } from './key-order';

/** The ApiObject behind a resource. Its spec is Argo's own manifest, so JSON patches use Argo's names. */
export class ArgoObject extends ApiObject {
  constructor(scope: Construct, id: string, props: ApiObjectProps, private readonly clusterScope: boolean) {
    super(scope, id, props);
  }

  public get gvk(): { apiVersion: string; kind: string } {
    return { apiVersion: this.apiVersion, kind: this.kind };
  }

  public toJson(): any {
    const manifest = super.toJson();
    const metadata = { ...manifest.metadata };
    // cdk8s always gives a name, but an object has a name or a prefix for generated ones.
    if (metadata.generateName !== undefined) delete metadata.name;
    if (this.clusterScope) delete metadata.namespace;
    // cdk8s sorts keys, unless it is told not to; then the order is the user's business.
    return { ...manifest, metadata, spec: process.env.CDK8S_DISABLE_SORT ? manifest.spec : readable(manifest.spec) };
  }
}
