/** What `--help` prints. */
export function help(program: string, command: string): string {
  return `${program}

Usage: ${command} [--node-name <name>] [--input <name> <path>]... [--output <name> <path>]...

Runs one task, or a whole pipeline in this process. Inputs are read from files, outputs are written to files.

  --node-name <name>      The task or pipeline to run, with the names of the pipelines around it: etl.extract.
                          Without it, all of the program runs.
  --input <name> <path>   Where an input is: a file, or a folder of files named 0, 1, 2, ... for a list.
  --output <name> <path>  Where an output goes. It appears there when all outputs are written. A partitioned output
                          becomes a folder of files named 0, 1, 2, ... and partitions.json, which lists their names.
  --list                  Shows all nodes with their inputs and outputs.
  --help                  Shows this text.

Ends with 0 when all went well, 1 when the task failed or a file cannot be used, 2 when it was called in a wrong way.
`;
}
