import * as noRefAsValue from './rules/no-ref-as-value';

const rules = { 'no-ref-as-value': noRefAsValue };
const plugin = { meta: { name: 'cdk8s-argo-workflows' }, rules };

/** For `eslint.config.js`: `export default [argo.configs.recommended]`. */
const recommended = {
  name: 'cdk8s-argo-workflows/recommended',
  plugins: { 'cdk8s-argo-workflows': plugin },
  rules: { 'cdk8s-argo-workflows/no-ref-as-value': 'error' },
};

/** For `.eslintrc`, where the package is installed under the name `eslint-plugin-cdk8s-argo-workflows`. */
const legacy = {
  plugins: ['cdk8s-argo-workflows/eslint'],
  rules: { 'cdk8s-argo-workflows/eslint/no-ref-as-value': 'error' },
};

/** The ESLint plugin for pipelines of functions. */
export = { ...plugin, configs: { recommended, legacy } };
