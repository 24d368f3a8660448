import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { paragraphOf, Renderer } from './format';
import { Position, positionIn } from '../../manifests/source-text';
import { PACKAGE_NAME, PACKAGE_URL } from '../../platforms/annotations';
import { Severity } from '../../rules/rule';
import { CheckFinding, fingerprints, levelOf, objectText, positionOf } from '../check-finding';
import { RuleText, ruleTexts } from '../rule-texts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** For code scanning: SARIF 2.1.0. */
export const renderSarif: Renderer = ({ findings, rules: all, sources }, { toolVersion }) => {
  const rules = all.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const indices = new Map(rules.map(({ id }, i) => [id, i]));
  const prints = fingerprints(findings);
  const withPage = new Set(ruleTexts().map(({ id }) => id));
  const descriptors = rules.map((rule) => descriptorOf(rule, withPage.has(rule.id)));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: PACKAGE_NAME, version: toolVersion, informationUri: PACKAGE_URL, rules: descriptors } },
      columnKind: 'utf16CodeUnits',
      artifacts: [...sources.keys()].map((file) => ({ location: { uri: uriOf(file) } })),
      results: findings.map((finding, i) => resultOf(finding, indices.get(finding.rule), prints[i])),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptorOf({ id, severity, says, remedy, source }: RuleText, hasPage: boolean): object {
  return {
    id,
    shortDescription: { text: says },
    fullDescription: { text: `${says} ${remedy}` },
    help: { text: `${remedy}${source === undefined || source === '' ? '' : ` Source: ${source}`}` },
    ...hasPage && { helpUri: `${PACKAGE_URL}/blob/main/docs/rules/${id}.md` },
    defaultConfiguration: { level: severity === Severity.INFO ? 'note' : severity },
  };
}

function resultOf(finding: CheckFinding, ruleIndex: number | undefined, fingerprint: string): object {
  const { rule, object, ignoredBecause, related } = finding;
  const level = levelOf(finding);
  return {
    ruleId: rule,
    ...ruleIndex !== undefined && { ruleIndex },
    // What nobody stated is an open question: SARIF gives it no level.
    ...level === 'unknown' ? { kind: 'open', level: 'none' } : { level: level === 'info' ? 'note' : level },
    message: { text: paragraphOf(finding) },
    locations: [{
      physicalLocation: physicalLocationOf(positionOf(finding)),
      ...object !== undefined && { logicalLocations: [{ fullyQualifiedName: objectText(object), kind: 'resource' }] },
    }],
    ...related.length > 0 && {
      relatedLocations: related.flatMap(({ object: other, place }, id) => {
        const position = positionIn(place);
        return position === undefined ? [] : [{ id, physicalLocation: physicalLocationOf(position), message: { text: objectText(other) } }];
      }),
    },
    partialFingerprints: { 'findingHash/v1': fingerprint },
    ...ignoredBecause !== undefined && { suppressions: [{ kind: 'inSource', justification: ignoredBecause }] },
  };
}

function physicalLocationOf({ file, line, column }: Position): object {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } };
}

/** Relative to the folder of the command, as code scanning wants it. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
