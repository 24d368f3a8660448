/** How a document for people is written, as text or as Markdown: headings, lines and tables. */
export interface DocumentStyle {
  heading(level: number, text: string): string;
  item(text: string): string;
  code(text: string): string;
  /** Numbers, but for as many columns at the left as hold words. */
  table(header: readonly string[], rows: readonly (readonly string[])[], words?: number): string;
}

export const TEXT_STYLE: DocumentStyle = {
  heading: (level, text) => level === 1 ? `${text}\n${'='.repeat(text.length)}` : `\n${text}`,
  item: (text) => `  ${text}`,
  code: (text) => text,
  table: (header, rows, words = 0) => {
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
    return [header, ...rows].map((row) => `    ${row.map((cell, column) => column < words ? cell.padEnd(widths[column]) : cell.padStart(widths[column])).join('  ')}`.trimEnd()).join('\n');
  },
};

export const MARKDOWN_STYLE: DocumentStyle = {
  heading: (level, text) => `\n${'#'.repeat(level)} ${text}\n`,
  item: (text) => `- ${text}`,
  code: (text) => `\`${text}\``,
  table: (header, rows, words = 0) => ['', ...[header, header.map((_, column) => column < words ? '---' : '--:'), ...rows].map((row) => `| ${row.join(' | ')} |`), ''].join('\n'),
};
