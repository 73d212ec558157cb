import { App } from 'cdk8s';
import { EXAMPLES } from './all';
import { FUNCTION_EXAMPLES } from './functions/all';

const app = new App();
for (const [name, Example] of Object.entries(EXAMPLES)) new Example(app, name);
for (const [name, { chart: Example }] of Object.entries(FUNCTION_EXAMPLES)) new Example(app, `functions-${name}`);
app.synth();
