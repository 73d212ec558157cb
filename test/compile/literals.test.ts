import { DEFERRED } from './guards';
import { acceptedByArgo, box, lowers, lowersToGolden } from './scenario';
import { Artifact, ArtifactLocation, ContainerTemplate, Literal, Output, Parameter, ScriptTask, Task } from '../../lib';

lowers(
  'literal text in the body of a leaf becomes deferred tags',
  (main) => {
    box(main, 'box', {
      args: [`${Literal.text('{{workflow.name}}')}`, `in ${Literal.text('{{text}}')}`],
      env: { E: Literal.text('{{{x}}}') },
    });
    new ScriptTask(main, 'script', { image: 'a:1', command: ['sh'], source: `echo '${Literal.text('{{x}}')}'` });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'box', template: 'box' },
          { name: 'script', template: 'script' },
        ],
      },
    },
    {
      name: 'box',
      container: {
        args: [`${DEFERRED}workflow.name}}`, `in ${DEFERRED}text}}`],
        command: ['x'],
        env: [{ name: 'E', value: `${DEFERRED}{x}}}` }],
        image: 'a:1',
      },
    },
    { name: 'script', script: { command: ['sh'], image: 'a:1', source: `echo '${DEFERRED}x}}'` } },
  ],
);

lowers(
  "Argo's own language in the body of a leaf stays",
  (main) => {
    box(main, 'box', { args: ['{{workflow.name}}', '{{=workflow.name}}', `{{pod.name}} ${Literal.text('{{x}}')}`] });
  },
  [
    { name: 'main', dag: { tasks: [{ name: 'box', template: 'box' }] } },
    {
      name: 'box',
      container: {
        args: ['{{workflow.name}}', '{{=workflow.name}}', `{{pod.name}} ${DEFERRED}x}}`],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'the content of an artifact is literal data',
  (main) => {
    const read = new ContainerTemplate(main, 'read', {
      image: 'a:1',
      command: ['x'],
      artifacts: { in: Artifact.at('/in', { location: ArtifactLocation.raw('{{default}}') }) },
    });
    new Task(main, 'default', { template: read });
    new Task(main, 'given', { template: read, arguments: { in: ArtifactLocation.raw('a {{b}} {{{c}}}') } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'default', template: 'read' },
          {
            name: 'given',
            template: 'read',
            arguments: { artifacts: [{ name: 'in', raw: { data: `a ${DEFERRED}b}} ${DEFERRED}{c}}}` } }] },
          },
        ],
      },
    },
    {
      name: 'read',
      inputs: { artifacts: [{ name: 'in', path: '/in', raw: { data: `${DEFERRED}default}}` } }] },
      container: { command: ['x'], image: 'a:1' },
    },
  ],
);

lowers(
  'defaults of inputs and outputs are literal data',
  (main) => {
    box(main, 'box', {
      parameters: { text: Parameter.string({ default: '{{x}}' }), json: Parameter.json({ default: { a: '{{x}}' } }) },
      outputs: { o: Output.parameter('/o', { default: '{{y}}' }) },
    });
  },
  [
    { name: 'main', dag: { tasks: [{ name: 'box', template: 'box' }] } },
    {
      name: 'box',
      inputs: {
        parameters: [
          { name: 'text', default: `${DEFERRED}x}}` },
          { name: 'json', default: '{"a":"\\u007b\\u007bx}}"}' },
        ],
      },
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { default: `${DEFERRED}y}}`, path: '/o' } }] },
    },
  ],
);

lowersToGolden('a dollar that Kubernetes would expand is doubled, in literals and in values', (main) => {
  const make = box(main, 'make', { outputs: { o: Output.parameter('/o') } });
  box(main, 'use', {
    args: [`${Literal.text('$(HOME) $$')}`, '$(HOME)', make.output('o'), `a ${make.output('o')} b`],
  });
});

acceptedByArgo();
