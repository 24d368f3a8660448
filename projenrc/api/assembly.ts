import { readFileSync } from 'node:fs';

/** What is read of the jsii assembly. */
export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly example?: string;
  readonly see?: string;
}

export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
}

export interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly type: TypeReference;
  readonly docs?: Docs;
}

export interface Member {
  readonly name: string;
  readonly static?: boolean;
  readonly optional?: boolean;
  readonly docs?: Docs;
  readonly overrides?: string;
  readonly type?: TypeReference;
  readonly returns?: { readonly type: TypeReference; readonly optional?: boolean };
  readonly parameters?: Parameter[];
}

export interface Type {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly fqn: string;
  readonly namespace?: string;
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly docs?: Docs;
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
  readonly initializer?: { readonly docs?: Docs; readonly parameters?: Parameter[] };
  readonly locationInModule: { readonly filename: string };
}

export const MODULE = 'cdk8s-model-autoscaling';

/** The types of the assembly, by their full names. */
export function assemblyTypes(): Map<string, Type> {
  return new Map(Object.entries(JSON.parse(readFileSync('.jsii', 'utf8')).types as Record<string, Type>));
}
