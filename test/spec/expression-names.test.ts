import { namesIn } from '../../lib/spec/expression-names';

test.each<[string, string[][]]>([
  ['', []],
  ['1 + 2.5', []],
  ['workflow.status', [['workflow', 'status']]],
  ["inputs.parameters['a-b']", [['inputs', 'parameters', 'a-b']]],
  ['inputs["parameters"]["a"]', [['inputs', 'parameters', 'a']]],
  ["inputs [ 'parameters' ] . a", [['inputs', 'parameters', 'a']]],
  ["tasks['a']?.outputs?.parameters?.['o']", [['tasks', 'a', 'outputs', 'parameters', 'o']]],
  ['inputs.parameters.a-b', [['inputs', 'parameters', 'a'], ['b']]],
  ['item[0].name', [['item']]],
  ["list[int(index)] == 'x'", [['list'], ['index']]],
  ['\'steps.a\' + "tasks.b" + `item`', []],
  ["'it\\'s ' + item", [['item']]],
  ['toJson(inputs.parameters)', [['inputs', 'parameters']]],
  ['sprig.trim(item)', [['item']]],
  ['map(item, #.name)', [['item']]],
  ["filter(inputs.parameters, .name == 'a')", [['inputs', 'parameters']]],
  ["a ? b : {'c': d}", [['a'], ['b'], ['d']]],
])('%s', (expression, names) => {
  expect(namesIn(expression)).toStrictEqual(names);
});
