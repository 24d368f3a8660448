import { Renderer } from './format';
import { renderGithub } from './github';
import { renderGitlab } from './gitlab';
import { renderJson } from './json';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';
import { renderSarif } from './sarif';
import { renderText } from './text';

/** All formats by the names that the command has for them. */
export const FORMATS = {
  text: renderText, json: renderJson, sarif: renderSarif, junit: renderJunit, github: renderGithub, gitlab: renderGitlab, markdown: renderMarkdown,
} as const satisfies { readonly [name: string]: Renderer };

export type FormatName = keyof typeof FORMATS;
