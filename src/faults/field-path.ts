/** The keys and indices that lead to a field. */
export type FieldPath = (string | number)[];

/** A key after a point or at the start, an index, or a key in quotes. */
const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
/** A key that needs no quotes, since it holds nothing that ends one. */
const PLAIN_KEY = /^[^.[\]"\s\/]+$/;

/** The keys and indices of `spec.triggers[0].metadata["a.b"]`; what is no such path ends where it stops being one. */
export function fieldPath(text: string): FieldPath {
  const path: FieldPath = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(text); match !== null; match = STEP.exec(text)) {
    const [, key, index, quoted] = match;
    path.push(key ?? (index === undefined ? unquoted(quoted) : Number(index)));
  }
  return path;
}

/** A path, and keys and indices below it, as one path: `fieldBelow('metadata.labels', 'a.b')` is `metadata.labels["a.b"]`. */
export function fieldBelow(path: string, ...parts: FieldPath): string {
  return parts.reduce<string>((field, part) => {
    if (typeof part === 'number') {
      return `${field}[${part}]`;
    }
    if (!PLAIN_KEY.test(part)) {
      return `${field}[${JSON.stringify(part)}]`;
    }
    return field === '' ? part : `${field}.${part}`;
  }, path);
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
