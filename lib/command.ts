#!/usr/bin/env node
import { readFileSync } from 'fs';
import { importCommand } from './convert/import-command';

const HELP = `Usage: cdk8s-argo-workflows COMMAND

  import FILE... [-o OUTPUT]   writes the TypeScript of a manifest of Argo Workflows

'cdk8s-argo-workflows import --help' tells more.
`;

function main([command, ...argv]: readonly string[]): number {
  if (command === 'import') {
    return importCommand(argv, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      stdin: () => readFileSync(0, 'utf8'),
    });
  }
  const asked = command === undefined || command === '--help' || command === '-h';
  (asked ? process.stdout : process.stderr).write(
    asked ? HELP : `cdk8s-argo-workflows: there is no command '${command}'\n\n${HELP}`,
  );
  return asked ? 0 : 2;
}

process.exitCode = main(process.argv.slice(2));
