/** Something that could not be read, and why. */
export interface Unread {
  readonly verb: string;
  /** As the API server calls it, such as `pods`. */
  readonly resource: string;
  /** The API group of it; empty for the core group. */
  readonly group: string;
  /** Undefined for all namespaces, and for what has none. */
  readonly namespace?: string;
  readonly because: 'forbidden' | 'failed';
  /** What was said of it, where it is not a missing permission. */
  readonly said?: string;
}

/** Source: kubernetes v1.36 apiserver pkg/authorization and apimachinery pkg/api/errors, forbiddenMessage. */
const FORBIDDEN = /^Error from server \(Forbidden\): .*? cannot (\S+) (?:resource "([^"]+)" in API group "([^"]*)"|path "([^"]+)")(?:.*? in the namespace "([^"]+)")?/gm;
const NOT_A_RESOURCE = /^error: the server doesn't have a resource type "([^"]+)"/m;
/** Of what a program says, so much is shown. */
const MOST_SHOWN = 300;
/** What may be a secret in the words of a program: a login in a URL, or a token. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\/\/[^/\s@]+@/g, '//...@'], [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ...'], [/\b(token|password|secret|apikey)=[^\s&"']+/gi, '$1=...'],
];

/** The permissions that kubectl says are missing. */
export function forbiddenIn(stderr: string): Unread[] {
  return [...stderr.matchAll(FORBIDDEN)].map(([, verb, resource, group = '', path, namespace]) =>
    ({ verb, resource: resource ?? path, group, namespace, because: 'forbidden' }));
}

/** A resource that the API server does not have. */
export function unknownResourceIn(stderr: string): string | undefined {
  return NOT_A_RESOURCE.exec(stderr)?.[1];
}

/** A permission in the words of a role: `list deployments.apps in namespace llm`. */
export function permissionText({ verb, resource, group, namespace }: Unread): string {
  const name = group === '' ? resource : `${resource}.${group}`;
  return `${verb} ${name} ${namespace === undefined ? 'in the whole cluster' : `in namespace ${namespace}`}`;
}

/** What a program said, in one line, without what may be a secret. */
export function saidText(text: string): string {
  const line = SECRETS.reduce((said, [pattern, shown]) => said.replace(pattern, shown), text.replace(/\s+/g, ' ').trim());
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}...` : line;
}
