import { inProcess } from './command';

test('--list shows the tree of nodes with what they take and give', async () => {
  const { code, out, err } = await inProcess(['--list']);
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n').slice(0, 18).join('\n')).toBe(`etl (pipeline)
  in   count   number, json: how many rows
  in   factor  number = 2, json, optional
  out  result  json
  generate (task)
    in   count  json
    out  numbers  json, partitioned
    out  total    json
  batches (task)
    in   count  json
    out  return  json, partitioned, 3 in a file
  sum (task)
    in   numbers  json, partitioned
    out  return  json
  inner (pipeline, calls itself)
    in   n  json
    out  n  json
    raise (task)`);
});

test('--help explains the options and the exit codes, whatever else is said', async () => {
  const { code, out, err } = await inProcess(['--node-name', 'nowhere', '-h']);
  expect([code, err]).toEqual([0, '']);
  for (const word of [
    'etl',
    '--node-name <name>',
    '--input <name> <path>',
    '--output <name> <path>',
    'partitions.json',
    '--list',
    '--help',
    'Ends with 0',
  ]) {
    expect(out).toContain(word);
  }
  for (const line of out.split('\n')) expect(line.length).toBeLessThan(130);
});
