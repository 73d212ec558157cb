import { judgedTemplates, WORK } from './loaded';

const inDag = (tasks: string) =>
  judgedTemplates(`
- name: main
  dag:
    tasks:
${tasks
  .trim()
  .split('\n')
  .map((line) => `      ${line.trim()}`)
  .join('\n')}
- name: work
  container: ${WORK}
  outputs: { parameters: [{ name: o, valueFrom: { path: /o } }] }
- name: read
  inputs: { parameters: [{ name: v }] }
  container: { image: "a:1", command: [x], args: ["{{inputs.parameters.v}}"] }
`);

test('Tasks that wait for each other', () => {
  expect(
    inDag(`
    - { name: a, template: work, dependencies: [c] }
    - { name: b, template: work, dependencies: [a] }
    - { name: c, template: work, dependencies: [b] }
  `),
  ).toStrictEqual([
    'AW1103 test/m/main: has tasks that wait for each other: a -> c -> b -> a (each waits for the next). A DAG has no cycles. Remove one of these dependencies; to repeat work, call the pipeline itself with a condition.',
  ]);
});

test('depends and dependencies in one DAG, and continueOn beside depends', () => {
  expect(
    inDag(`
    - { name: a, template: work, continueOn: { failed: true } }
    - { name: b, template: work, depends: a }
    - { name: c, template: work, dependencies: [a] }
  `),
  ).toStrictEqual([
    "AW1208 test/m/main/a: sets 'continueOn' in a task, but 'b' of the same DAG has 'depends', which says by '.Failed' and '.Errored' what goes on. Remove the key there, or set it in one place only.",
    "AW1208 test/m/main/c: sets 'dependencies' in a task, but 'b' of the same DAG has 'depends', and Argo does not mix them. Remove the key there, or set it in one place only.",
  ]);
});

test('Statuses that do not exist, or speak of items where there are none', () => {
  expect(
    inDag(`
    - { name: a, template: work }
    - { name: l, template: work, withItems: [1, 2] }
    - { name: b, template: work, depends: "a.Completed && l.AnySucceeded && a.AllFailed" }
  `),
  ).toStrictEqual([
    "AW1018 test/m/main/b: has \"a.Completed\" for 'depends', which takes the statuses '.Succeeded', '.Failed', '.Errored', '.Skipped', '.Omitted', '.Daemoned', '.AnySucceeded', '.AllFailed'. Correct it.",
    "AW1018 test/m/main/b: has \"a.AllFailed\" for 'depends', which takes a status of one task: 'a' is not a loop, and '.AllFailed' speaks of the items of one. Correct it.",
  ]);
});

test('A value of a task for which the reader does not wait', () => {
  expect(
    inDag(`
    - { name: a, template: work }
    - { name: b, template: read, arguments: { parameters: [{ name: v, value: "{{tasks.a.outputs.parameters.o}}" }] } }
    - { name: c, template: read, arguments: { parameters: [{ name: v, value: "it {{tasks.a.status}}" }] } }
  `),
  ).toStrictEqual([
    "AW1216 test/m/main/b: uses the variable 'tasks.a.outputs.parameters.o' of task 'a', for which it does not wait, so Argo would keep it as text or wait for ever. Name 'a' in 'dependencies' or 'depends'.",
    expect.stringMatching(/^AW1205 test\/m\/main\/c: uses the variable 'tasks.a.status', which does not exist here, /),
  ]);
  expect(
    inDag(`
    - { name: a, template: work }
    - { name: b, template: read, dependencies: [a], arguments: { parameters: [{ name: v, value: "{{tasks.a.outputs.parameters.o}}" }] } }
    - { name: c, template: read, dependencies: [b], arguments: { parameters: [{ name: v, value: "it {{tasks.a.status}}" }] } }
  `),
  ).toStrictEqual([]);
});

test('Targets that are no tasks, and names that begin with a digit', () => {
  expect(
    judgedTemplates(`
- name: main
  dag: { target: "a  x", tasks: [{ name: a, template: work }, { name: 1b, template: work, dependencies: [a] }] }
- { name: work, container: ${WORK} }
`),
  ).toStrictEqual([
    'AW1018 test/m/main: has "" for \'dag.target\', which takes names of tasks of the pipeline, with single spaces between. Correct it.',
    'AW1018 test/m/main: has "x" for \'dag.target\', which takes names of tasks of the pipeline, with single spaces between. Correct it.',
    "AW1109 test/m/main/1b: has the name '1b', which begins with a digit, and its pipeline has dependencies: Argo refuses that. Begin the name with a letter.",
  ]);
});

test('A long chain of tasks is no matter', () => {
  const tasks = Array.from(
    { length: 200 },
    (_, index) => `- { name: t${index}, template: work${index === 0 ? '' : `, dependencies: [t${index - 1}]`} }`,
  );
  expect(inDag(tasks.join('\n'))).toStrictEqual([]);
  expect(inDag([...tasks, '- { name: more, template: work }'].join('\n'))).toStrictEqual([
    'AW1018 test/m/w: has "201 entries" for \'templates[0].dag.tasks\', which takes at most 200: the API server refuses more. Correct it.',
  ]);
});
