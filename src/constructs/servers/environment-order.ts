import { EnvValue } from 'cdk8s-plus-27';

/** Variables of a container, by name. */
interface Environment {
  readonly [name: string]: EnvValue;
}

/** A variable in the value of another one, which Kubernetes finds only where it stands before. Source: kubernetes v1.36 third_party/forked/golang/expansion. */
const REFERENCE = /\$\(([^()]+)\)/g;

/**
 * Variables in an order that does not depend on that of the map, since maps of Go and Java have none: by name, but for those that another one
 * refers to, which stand before it.
 */
export function inStableOrder(variables: Environment): Environment {
  const ordered = new Map<string, EnvValue>();
  const add = (name: string, referring: string[]) => {
    if (Object.hasOwn(variables, name) && !ordered.has(name) && !referring.includes(name)) {
      referencesOf(variables[name]).forEach((each) => add(each, [...referring, name]));
      ordered.set(name, variables[name]);
    }
  };
  Object.keys(variables).sort().forEach((name) => add(name, []));
  return Object.fromEntries(ordered);
}

function referencesOf(variable: EnvValue): string[] {
  // Callers without types may give anything, which cdk8s-plus refuses.
  const value: unknown = variable?.value;
  return typeof value === 'string' ? Array.from(value.matchAll(REFERENCE), ([, name]) => name) : [];
}
