const ts = require('typescript');

const MERGED = '__merged';

/**
 * What `{ ...one, field }` is bundled as. V8 up to that of Node.js 20 makes a hidden class for each object that goes on after a copy of
 * another one: that takes microseconds, as much memory as the object, and slows down all that reads it. One that begins empty has none of it.
 * A key `__proto__`, which manifests may hold, stays a key.
 */
const HELPER = `function ${MERGED}() {
  const all = {};
  for (let i = 0; i < arguments.length; i++) {
    const each = arguments[i];
    if (typeof each === "object" && each !== null && Object.hasOwn(each, "__proto__")) {
      Object.defineProperties(all, Object.getOwnPropertyDescriptors({ ...each }));
    } else {
      Object.assign(all, each);
    }
  }
  return all;
}`;

/** The text of a module in which each object that begins with the fields of another one, and goes on, is merged by the helper. */
function withMergedObjects(text) {
  const edits = [];
  const edit = (at, length, inserted) => edits.push({ at, length, inserted });
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && beginsAsCopy(node.properties)) {
      edit(node.getStart(), 1, `${MERGED}(`);
      node.properties.forEach((property, i) => {
        const [before, after] = [node.properties[i - 1], node.properties[i + 1]];
        if (ts.isSpreadAssignment(property)) {
          edit(property.getStart(), '...'.length, '');
          return;
        }
        if (ts.isSpreadAssignment(before)) {
          edit(property.getStart(), 0, '{ ');
        }
        if (after === undefined || ts.isSpreadAssignment(after)) {
          edit(property.getEnd(), 0, ' }');
        }
      });
      edit(node.getEnd() - 1, 1, ')');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true));
  return applied(text, edits);
}

/** A field that is computed when it is read is no value that could be merged. */
function beginsAsCopy(properties) {
  return properties.length > 1 && ts.isSpreadAssignment(properties[0]) && !properties.some((property) => ts.isAccessor(property));
}

function applied(text, edits) {
  let [result, taken] = ['', 0];
  for (const { at, length, inserted } of edits.sort((one, other) => one.at - other.at)) {
    result += text.slice(taken, at) + inserted;
    taken = at + length;
  }
  return result + text.slice(taken);
}

module.exports = { HELPER, withMergedObjects };
