/**
 * Fills what code decides in README.md and in the pages of docs: what the quickstart writes, real error messages, tables of scalers and signals.
 *
 * Each part stands between `<!-- part NAME -->` and `<!-- end -->`. Outputs of the command and messages of refusals need no mark: see
 * page-outputs.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as ts from 'typescript';
import * as library from '../src';
import { withOutputs } from './page-outputs';
import { scalersTable } from './scalers/render-docs';
import { signalsTable } from './signals-table';

const PART = /(<!-- part (.+) -->\n)[^]*?(<!-- end -->)/g;

const ROOT = join(__dirname, '..');
const README = 'README.md';

/** The pages that people write, by their paths. Those of docs/api and docs/rules are generated as a whole. */
export function pages(): Map<string, string> {
  const paths = [README, 'examples/README.md', ...readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md')).sort().map((file) => `docs/${file}`)];
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

/** A page with all that code decides as the code has it: parts between marks, and outputs. */
export function generated(page: string, path: string): string {
  return withOutputs(withParts(page), path);
}

function withParts(page: string): string {
  const parts: Record<string, () => string> = {
    'the quickstart in Python': () => fenced('python', readFileSync(join(ROOT, 'examples/python/quickstart.py'), 'utf8')),
    'what the quickstart writes': () => fenced('yaml', quickstart()),
    'a query that does not parse': () => fenced('text', messageOf(modelOn(library.PrometheusTrigger.total({
      query: 'sum(rate(requests_total[1m])', perReplica: 10,
    })))),
    'a rate that is always empty': () => fenced('text', messageOf(modelOn(new library.RequestRateTrigger({
      counter: 'requests_total', requestsPerSecondPerReplica: 10, window: Duration.seconds(30),
    }), { port: 9100 }))),
    'a metric that nothing scrapes': () => fenced('text', messageOf(modelOn(library.PrometheusTrigger.total({
      query: 'sum(rate(requests_total{namespace="default"}[2m]))', perReplica: 10,
    })))),
    'scalers': scalersTable,
    'signals': signalsTable,
  };
  return page.replace(PART, (_all, start: string, name: string, end: string) => `${start}${parts[name]()}\n${end}`);
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Runs the first TypeScript block of the README, and gives the YAML that it writes. */
export function quickstart(): string {
  const [, code] = /```TypeScript\n([^]*?)\n```/.exec(readFileSync(join(ROOT, README), 'utf8'))!;
  let yaml = '';
  class PrintingApp extends App {
    public synth(): void {
      yaml = this.synthYaml();
    }
  }
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: Record<string, unknown> = {
    'cdk8s': { ...cdk8s, App: PrintingApp }, 'cdk8s-plus-27': kplus, 'cdk8s-model-autoscaling': library,
  };
  new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  return yaml;
}

function modelOn(trigger: library.Trigger, metrics?: library.MetricsEndpoint): () => void {
  return () => {
    const chart = new Chart(new App(), 'house-price', { namespace: 'default' });
    new library.AutoscaledModel(chart, 'model', {
      server: library.ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000, resources: {} }, metrics }),
      prometheus: library.Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
      maxReplicas: 5,
      triggers: [trigger],
    });
    Testing.synth(chart);
  };
}

function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error, got none');
}

if (require.main === module) {
  pages().forEach((page, path) => writeFileSync(join(ROOT, path), generated(page, path)));
}
