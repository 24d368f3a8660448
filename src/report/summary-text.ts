import { Checked } from './check';
import { CheckFinding, positionOf, STANDARD_INPUT_NAME } from './check-finding';
import { templateOf } from './excerpt';
import { isFixable } from './fix';
import { Summary } from './summary';

/** `2 errors`, `1 error`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was found, in one sentence. */
export function foundText({ errors, warnings, unknown, infos, objects, files }: Summary): string {
  const found = [
    ...errors > 0 ? [counted(errors, 'error')] : [],
    ...warnings > 0 ? [counted(warnings, 'warning')] : [],
    ...unknown > 0 ? [`${unknown} unknown`] : [],
    ...infos > 0 ? [counted(infos, 'hint')] : [],
  ];
  if (found.length === 0 && objects === 0) {
    return `Nothing was checked: no Kubernetes object in ${files === 0 ? 'any file that ends in .yaml, .yml or .json' : counted(files, 'file')}`;
  }
  return `${found.length === 0 ? 'Nothing found' : found.join(', ')} in ${counted(objects, 'object')}${files === 0 ? '' : ` of ${counted(files, 'file')}`}`;
}

/** What of the findings is not shown; empty where there is none. */
export function notShownText({ ignored, inBaseline, hidden }: Summary): string {
  return [
    ...ignored > 0 ? [`${ignored} ignored by annotation`] : [],
    ...inBaseline > 0 ? [`${inBaseline} in the baseline`] : [],
    ...hidden > 0 ? [`${hidden} hidden by options`] : [],
  ].join(', ');
}

/** How many files were passed over, since they hold no manifests. */
export function otherFilesText({ otherFiles }: Summary): string[] {
  return otherFiles === 0 ? [] : [`${counted(otherFiles, 'other file')} ${otherFiles === 1 ? 'holds' : 'hold'} no manifest.`];
}

/** How many findings the command can fix itself: those in files that are no output of another program. */
export function fixableText({ findings, sources }: Pick<Checked, 'findings' | 'sources'>): string[] {
  const isSource = (finding: CheckFinding) => positionOf(finding).file !== STANDARD_INPUT_NAME && templateOf(finding, sources) === undefined;
  const [safe, all] = [false, true].map((unsafe) => findings.filter((finding) => isFixable(finding, unsafe) && isSource(finding)).length);
  return all === 0 ? [] : [`${safe > 0 ? `${safe} of them can be fixed with --fix` : ''}${safe > 0 && all > safe ? ', ' : ''}`
    + `${all > safe ? `${all - safe} ${safe > 0 ? 'more' : 'of them can be fixed'} with --fix --unsafe` : ''}.`];
}

/** By which versions the manifests were judged: those that are stated, and those that are not, with the option that states them. */
export function versionTexts({ versions }: Summary, option = '--cluster FILE'): string[] {
  const stated = versions.filter((each) => each.stated !== undefined).map(({ product, stated: version }) => `${product} ${version}`);
  const others = versions.filter((each) => each.stated === undefined).map(({ product, oldest, newest }) => `${product} ${oldest} to ${newest}`);
  return [
    ...stated.length > 0 ? [`Checked for ${stated.join(', ')}.`] : [],
    ...others.length > 0 ? [`Checked for all of ${others.join(', ')}; state the versions that run with ${option}.`] : [],
  ];
}
