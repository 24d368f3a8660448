/**
 * Breaks a text between words into lines of a width; a longer word has a line of its own. What follows a line break stays as it is: a line of
 * a query, with a caret under it.
 */
export function wrap(text: string, width: number): string[] {
  const [first, ...others] = text.split('\n');
  return [...wrapLine(first, width), ...others];
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
