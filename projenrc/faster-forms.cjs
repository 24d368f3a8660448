const ts = require('typescript');

const MERGED = '__merged';
const FLAT_MAP = '__flatMap';

/**
 * What `{ ...one, field }` is bundled as. V8 up to that of Node.js 20 makes a hidden class for each object that goes on after a copy of
 * another one: that takes microseconds, as much memory as the object, and slows down all that reads it. One that begins empty has none of it.
 * A key `__proto__`, which manifests may hold, stays a key.
 */
const MERGE = `function ${MERGED}() {
  const all = {};
  for (let i = 0; i < arguments.length; i++) {
    const each = arguments[i];
    if (!each) {
      continue;
    }
    if (typeof each === "object" && Object.hasOwn(each, "__proto__")) {
      Object.defineProperties(all, Object.getOwnPropertyDescriptors({ ...each }));
    } else {
      Object.assign(all, each);
    }
  }
  return all;
}`;

/** What `list.flatMap(of)` is bundled as: V8 takes five to ten times as long for it as for a loop. What is no list has a method of its own. */
const MAP_FLAT = `function ${FLAT_MAP}(list, of) {
  if (!Array.isArray(list)) {
    return list.flatMap(of);
  }
  const all = [];
  const length = list.length;
  for (let i = 0; i < length; i++) {
    const item = list[i];
    if (item === void 0 && !(i in list)) {
      continue;
    }
    const found = of(item, i, list);
    if (!Array.isArray(found)) {
      all.push(found);
      continue;
    }
    for (let j = 0; j < found.length; j++) {
      const each = found[j];
      if (each !== void 0 || j in found) {
        all.push(each);
      }
    }
  }
  return all;
}`;

/** What the modules call. */
const HELPERS = [MERGE, MAP_FLAT].join('\n');

/** The text of a module in which forms that V8 is slow at are calls of the helpers. */
function withFasterForms(text) {
  const edits = [];
  const edit = (at, length, inserted) => edits.push({ at, length, inserted });
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && beginsAsCopy(node.properties)) {
      mergeObject(node, edit);
    } else if (isFlatMap(node)) {
      const list = node.expression.expression;
      edit(list.getStart(), 0, `${FLAT_MAP}(`);
      edit(list.getEnd(), node.arguments.pos - list.getEnd(), ', ');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true));
  return applied(text, edits);
}

/** An object that begins with the fields of another one, and goes on, is merged. */
function mergeObject(node, edit) {
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

/** One that may not be called at all, behind a question mark, is left. */
function isFlatMap(node) {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'flatMap'
    && node.arguments.length === 1 && !ts.isSpreadElement(node.arguments[0]) && !ts.isOptionalChain(node);
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

module.exports = { HELPERS, withFasterForms };
