import { App } from 'cdk8s';
import { EXAMPLES } from './all';

const app = new App();
for (const [name, Example] of Object.entries(EXAMPLES)) new Example(app, name);
app.synth();
