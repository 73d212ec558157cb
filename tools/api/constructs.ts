/** The public constructs as text, a line a member: what jsii's assembly says of them, without the words. */
export function constructLines(assembly: any): string[] {
  const types = Object.values<any>(assembly.types).filter(({ fqn }) => !fqn.includes('.argoproj.'));
  return types.sort((a, b) => (a.fqn < b.fqn ? -1 : 1)).flatMap((type) => [...linesOf(type), '']);
}

function linesOf(type: any): string[] {
  const name = nameOf(type.fqn);
  if (type.kind === 'enum') return [`enum ${name}`, ...type.members.map((member: any) => `  ${member.name}`)];
  const kind =
    type.kind === 'class' ? `${type.abstract ? 'abstract ' : ''}class` : type.datatype ? 'struct' : 'interface';
  const above = [type.base, ...(type.interfaces ?? [])].filter(Boolean).map(nameOf);
  const members = [
    ...(type.initializer ? [`  new(${parameters(type.initializer)})`] : []),
    ...(type.properties ?? []).map(propertyLine).sort(),
    ...(type.methods ?? []).map(methodLine).sort(),
  ];
  return [`${kind} ${name}${above.length > 0 ? ` : ${above.join(', ')}` : ''}`, ...members];
}

function propertyLine({ name, type, optional, immutable, static: isStatic }: any): string {
  return `  ${isStatic ? 'static ' : ''}${immutable ? '' : 'mutable '}${name}${optional ? '?' : ''}: ${typeText(type)}`;
}

function methodLine({ name, returns, static: isStatic, ...method }: any): string {
  return `  ${isStatic ? 'static ' : ''}${name}(${parameters(method)}): ${returns ? typeText(returns.type) : 'void'}`;
}

function parameters({ parameters: all = [] }: any): string {
  return all
    .map(
      ({ name, type, optional, variadic }: any) =>
        `${variadic ? '...' : ''}${name}${optional ? '?' : ''}: ${typeText(type)}`,
    )
    .join(', ');
}

function typeText(type: any): string {
  if (type.primitive) return type.primitive;
  if (type.fqn) return nameOf(type.fqn);
  if (type.union) return type.union.types.map(typeText).join(' | ');
  const inner = typeText(type.collection.elementtype);
  return type.collection.kind === 'array' ? `${inner.includes('|') ? `(${inner})` : inner}[]` : `{ ${inner} }`;
}

function nameOf(fqn: string): string {
  return fqn.replace(/^cdk8s-argo-workflows\./, '');
}
