/** What a CRD asks of an object as a whole (`x-kubernetes-validations`): the message where it does not hold. */
export interface Rule {
  readonly message: string;
  holds(self: Readonly<Record<string, unknown>>): boolean;
}

/** What a CRD asks of a value, beyond what Argo's JSON schema says. */
export interface Constraint {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  readonly enum?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Constraint;
  readonly rules?: readonly Rule[];
  /** Takes anything: `x-kubernetes-preserve-unknown-fields`. */
  readonly open?: boolean;
  /** Names that the JSON schema requires and the CRD does not. */
  readonly optional?: readonly string[];
}
