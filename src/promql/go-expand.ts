/** `$$`, `${name}` or `$name`, whose name is as long as it can be. Source: Go regexp, Regexp.Expand. */
const REFERENCE = /\$(?:\$|\{(\w+)\}|(\w+))/g;
/** A number to Go: no zero before other digits. */
const NUMBER = /^(0|[1-9]\d*)$/;

/** A template with what a match captured put in, as Go's `Regexp.Expand` does: a group that is not there is empty. */
export function goExpand(template: string, match: RegExpMatchArray): string {
  return template.replace(REFERENCE, (_, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare;
    if (name === undefined) {
      return '$';
    }
    return (NUMBER.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}

/** A group that a template refers to. */
export interface GroupReference {
  /** As it is written, such as `$1_rps`. */
  readonly text: string;
  readonly name: string;
  /** Undefined where the group is referred to by its name. */
  readonly number?: number;
}

/** The groups that a template refers to. */
export function groupReferences(template: string): GroupReference[] {
  return [...template.matchAll(REFERENCE)].flatMap(([text, braced, bare]) => {
    const name = braced ?? bare;
    return name === undefined ? [] : [{ text, name, number: NUMBER.test(name) ? Number(name) : undefined }];
  });
}

/** What a template says whatever is matched: without references, undefined where it has one. */
export function constantOf(template: string): string | undefined {
  return groupReferences(template).length === 0 ? template.replace(/\$\$/g, '$') : undefined;
}
