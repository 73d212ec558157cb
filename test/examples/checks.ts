import { readFileSync } from 'node:fs';
import { appOf, expectedPath, synthesized, withoutPrograms } from './golden';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';

/** Examples give the manifests in their folders, and the same bytes again. */
export function describeManifests(names: readonly string[]): void {
  describe.each(names)('example %s', (name) => {
    test('gives its expected manifests', () => {
      expect(withoutPrograms(synthesized(appOf(name), name))).toBe(readFileSync(expectedPath(name), 'utf8'));
    });

    test('gives the same bytes again', () => {
      const app = appOf(name);
      const first = synthesized(app, name);
      expect(synthesized(app, name)).toBe(first);
      expect(synthesized(appOf(name), name)).toBe(first);
    });
  });
}

/** Argo's validator and an API server would take the manifests of examples. */
export function describeAccepted(names: readonly string[], lint: ArgoLint | undefined): void {
  describeWith({ 'argo-lint': lint !== undefined }, 'examples are accepted by Argo', () => {
    test.each(names)('%s', async (name) => {
      expect(await refusals(synthesized(appOf(name), name), lint)).toEqual([]);
    });
  });
}
