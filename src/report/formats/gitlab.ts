import { paragraphOf, Renderer } from './format';
import { fingerprints, Level, levelOf, positionOf } from '../check-finding';

const SEVERITIES: { readonly [level in Level]: string } = { error: 'major', warning: 'minor', unknown: 'info', info: 'info' };

/** For GitLab: the report of a `codequality` artifact. Source: docs.gitlab.com, Code Quality, Code Quality report format. */
export const renderGitlab: Renderer = ({ findings }) => {
  const told = findings.filter(({ ignoredBecause }) => ignoredBecause === undefined);
  const prints = fingerprints(told);
  const report = told.map((finding, i) => {
    const { file, line } = positionOf(finding);
    return {
      description: paragraphOf(finding),
      check_name: finding.rule,
      fingerprint: prints[i],
      severity: SEVERITIES[levelOf(finding)],
      location: { path: file.replace(/^\.\//, ''), lines: { begin: line } },
    };
  });
  return `${JSON.stringify(report, null, 2)}\n`;
};
