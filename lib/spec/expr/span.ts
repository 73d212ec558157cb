/** A duration of Go. */
export class Span {
  constructor(public readonly milliseconds: number) {}
}
