import { parseAllDocuments } from 'yaml';
import { interleaved, ratio, timed } from './measure';
import { addModel, inOneChart } from './models';
import { Row } from './table';
import type * as Checks from '../src/report/report';

const { runRules }: typeof Checks = module.require('../lib/src/report/report');

/** Each model has four. */
const MODELS = 2_500;

/** All checks over plain manifests, against what it takes to read them. */
export function checkTimeRow(): Row {
  const yaml = inOneChart(MODELS, addModel).synthYaml();
  const manifests = parseAllDocuments(yaml).map((document) => ({ manifest: document.toJS(), location: 'manifests.yaml' }));
  const times = interleaved({
    checks: timed(() => runRules(manifests)),
    parsing: timed(() => parseAllDocuments(yaml).map((document) => document.toJS())),
  });
  return {
    work: `all checks over ${manifests.length.toLocaleString('en')} manifests, beyond parsing their YAML`,
    value: ratio(times.checks, times.parsing),
    // Parsing and checking together may take twice as long as parsing.
    atMost: 1,
  };
}
