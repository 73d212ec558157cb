import { Ended, Leaf } from './pod';
import { Draw } from '../generate/draw';
import { json, text } from '../generate/texts';

/**
 * Pods that do what the random programs' containers are declared to do: the type of an output stands in its path, that of
 * standard output in the working directory.
 */
export function worker(draw: Draw, failures: number): Leaf {
  return ({ path, template }): Ended => {
    if (draw.chance(failures)) return { phase: 'Failed' };
    const { parameters = [], artifacts = [] } = template.outputs ?? {};
    const { workingDir } = template.container ?? template.script;
    return {
      phase: 'Succeeded',
      outputs: {
        parameters: Object.fromEntries(
          parameters.map(({ name, valueFrom }: any) => [name, value(draw, typeIn(valueFrom.path))]),
        ),
        artifacts: Object.fromEntries(
          artifacts.map((artifact: any) => [
            artifact.name,
            { ...artifact, s3: { key: [...path, artifact.name].join('/') } },
          ]),
        ),
        result: value(draw, typeIn(workingDir ?? '')),
      },
    };
  };
}

function typeIn(path: string): string {
  return path.split('/')[2] ?? 'string';
}

function value(draw: Draw, type: string): string {
  switch (type) {
    case 'number':
      return String(draw.int(0, 3));
    case 'boolean':
      return String(draw.chance(50));
    case 'json':
      return JSON.stringify({ k: text(draw), 'a-b': text(draw), [text(draw)]: json(draw) });
    case 'plain':
      return draw.pick(['safe', 'y', '0', '']);
    case 'list':
      return JSON.stringify(draw.list(3, 3, () => json(draw)));
    default:
      return text(draw);
  }
}
