import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';

/**
 * All rejections of a set of manifests. Late tags tell the validator's pod by the placeholder that Argo v4.1.2 gives its name, which
 * has an underscore; the one of v3.7.0, the version of argo-lint, is `placeholder-1`.
 */
export async function judge(yaml: string, lint: ArgoLint | undefined): Promise<string[]> {
  return refusals(yaml.replaceAll("not (pod.name contains '_')", "not (pod.name contains 'placeholder-')"), lint);
}
