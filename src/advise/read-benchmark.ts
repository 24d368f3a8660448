import { BenchmarkFormat, BenchmarkRun, ReadBenchmark } from './benchmark';
import { guidellmReport } from './guidellm-report';
import { inferencePerfReport } from './inference-perf-report';
import { k6Summary } from './k6-summary';
import { vllmBench } from './vllm-bench';
import { Fault, fault, faultAt, within } from '../faults/fault';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** Each is told by what no other has. */
export const BENCHMARK_FORMATS: readonly BenchmarkFormat[] = [vllmBench, guidellmReport, inferencePerfReport, k6Summary];

const KNOWN = 'give the JSON of k6 (handleSummary or --summary-export), vllm bench serve --save-result, inference-perf or GuideLLM';

/** Reads a file of results, whatever it holds: what cannot be read is a fault. */
export function readBenchmark(text: string): ReadBenchmark {
  const faults: Fault[] = [];
  const documents = documentsIn(text, faults);
  const first = documents[0];
  const format = first === undefined ? undefined : BENCHMARK_FORMATS.find((each) => each.holds(first));
  if (format === undefined) {
    return { tool: 'unknown', runs: [], faults: faults.length > 0 ? faults : [fault('holds no results of a load test that is known here', undefined, KNOWN)] };
  }
  const runs = documents.flatMap((document, i): readonly BenchmarkRun[] => {
    const own: Fault[] = [];
    const found = format.holds(document) ? format.read(document, own) : [];
    if (!format.holds(document)) {
      own.push(fault(`holds other results than those of ${format.tool} before it`, undefined, 'give each in a file of its own'));
    }
    faults.push(...documents.length === 1 ? own : within([`line ${i + 1}`], own));
    return found.filter(({ requestsPerSecond }) => !Number.isNaN(requestsPerSecond));
  });
  if (runs.length === 0 && faults.length === 0) {
    faults.push(fault('holds no run', undefined, 'give the results of a test that has ended'));
  }
  return { tool: format.tool, runs, faults };
}

/** One object, or one in each line. */
function documentsIn(text: string, faults: Fault[]): Fields[] {
  const whole = parsed(text);
  if (whole.problem === undefined) {
    faults.push(...isObject(whole.value) ? [] : [fault('is no object', undefined, KNOWN)]);
    return isObject(whole.value) ? [whole.value] : [];
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '').map(parsed);
  const bad = lines.length === 0 ? 0 : lines.findIndex(({ value }) => !isObject(value));
  // Where the first line is no object either, it is one document that spans several.
  faults.push(...bad === -1 ? [] : [faultAt(bad === 0 ? [] : [`line ${bad + 1}`], `is no JSON: ${bad === 0 ? whole.problem : lines[bad].problem ?? 'no object'}`, undefined, KNOWN)]);
  return lines.flatMap(({ value }) => isObject(value) ? [value] : []);
}

function parsed(text: string): { readonly value?: unknown; readonly problem?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
