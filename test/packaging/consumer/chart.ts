import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { WorkflowTemplate } from 'cdk8s-argo-workflows';
import { main } from './main';
import { Runner } from 'cdk8s-argo-workflows/dsl/runner';
import rules from 'cdk8s-argo-workflows/eslint';
import { run } from 'cdk8s-argo-workflows/local';

const chart = new Chart(new App(), 'chart');
new WorkflowTemplate(chart, 'template', {
  pipeline: main.define(chart, 'main', { runner: Runner.bundle(join(__dirname, 'main.js')) }),
});
const [configMap, template]: any[] = chart.toJson();
writeFileSync(join(__dirname, 'program.js'), configMap.data['main.js']);
if (rules.configs.recommended === undefined) throw new Error('no rules');
console.log([configMap.kind, template.kind].join());
void run(main, { text: 'hello' }).then((value: string) => console.log(value));
