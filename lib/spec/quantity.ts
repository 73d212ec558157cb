// Kubernetes' own grammar of quantities: a decimal number with an SI, binary or exponent suffix.
const QUANTITY = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(([KMGTPE]i)|[numkMGTPE]|[eE][+-]?[0-9]+)?$/;

export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}
