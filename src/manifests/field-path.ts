/** The keys and indices that lead to a field. */
export type FieldPath = (string | number)[];

/** A key after a point or at the start, an index, or a key in quotes. */
const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

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

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
