import { Io, UnreadError, UsageError } from './io';
import { KubectlOptions, kubectlOf } from './kubectl-options';
import { prometheusAt, PrometheusOptions } from './prometheus-options';
import { AutoscalerNode } from '../graph/autoscaler';
import { Query } from '../graph/scaling-trigger';
import { Answered, answeredLoad, answerNotes, answerShape } from '../preview/answered-load';
import { LoadShape } from '../preview/load-shape';
import { PreviewSubject } from '../preview/preview';
import { queriesOf } from '../preview/preview-of';
import { Scenario } from '../preview/read-scenario';
import { faultSentence } from '../prometheus-api/answer';
import { PrometheusClient } from '../prometheus-api/prometheus-client';
import { rangeUntil, TimeRange } from '../prometheus-api/time-range';
import { prometheusMillis, prometheusText } from '../promql/duration';
import { syntaxFaults } from '../promql/syntax-faults';

/** Whom to ask what the triggers' queries gave, and how far back. */
export interface AskedLoadOptions extends PrometheusOptions, KubectlOptions {
  readonly fromPrometheus?: string;
  readonly last?: string;
}

const DEFAULT_LAST = '24h';
const MILLIS_PER_SECOND = 1000;

/** Asks a Prometheus what triggers' own queries gave, and makes a scenario of it. It reads alone, one bounded query for each trigger. */
export class AskedLoads {
  /** Undefined where nobody is to be asked. */
  static of(options: AskedLoadOptions, io: Io): AskedLoads | undefined {
    const { fromPrometheus, last } = options;
    if (fromPrometheus === undefined) {
      if (last !== undefined) {
        throw new UsageError('--last tells how far back to ask a Prometheus; add --from-prometheus URL');
      }
      return undefined;
    }
    const millis = prometheusMillis(last ?? DEFAULT_LAST);
    if (millis === undefined || millis === 0) {
      throw new UsageError(`--last ${last} is no time; write it as 1h, 24h or 7d`);
    }
    const kubectl = kubectlOf(options, io);
    const client = prometheusAt(fromPrometheus, options, io)(kubectl);
    return new AskedLoads(client, rangeUntil(io.now() / MILLIS_PER_SECOND, millis / MILLIS_PER_SECOND), io, () => kubectl.close());
  }

  private constructor(
    private readonly client: PrometheusClient, private readonly range: TimeRange, private readonly io: Io,
    /** Ends what kubectl forwards for it. */
    readonly close: () => Promise<void>,
  ) {}

  /** A scenario with the answers for one autoscaler. Where a signal is stated, the answer is the load of which it is made. */
  async within(stated: Scenario, node: AutoscalerNode, { autoscaler }: PreviewSubject): Promise<Scenario> {
    const signals = { ...stated.signals };
    const loads: LoadShape[] = [];
    for (const [metric, query] of queriesOf(node, autoscaler)) {
      const answered = await this.ask(metric, query);
      if (answered !== undefined) {
        const names = autoscaler.keda?.triggers.flatMap((trigger) => trigger.metric === metric ? trigger.name ?? [] : []) ?? [];
        const name = names.find((each) => Object.hasOwn(stated.signals, each)) ?? metric;
        const shape = answerShape(answered);
        signals[name] = { of: stated.signals[name]?.of ?? ((load) => load === shape ? answered : { is: 'total', load }), load: shape };
        loads.push(shape);
      }
    }
    if (loads.length === 0) {
      this.note(`nothing was asked of ${this.client.address}: no trigger has a query of Prometheus that can be asked`);
    }
    const { endSeconds, startSeconds } = this.range;
    return {
      ...stated,
      signals,
      // The load of one query may stand for that of the others, too: what pods make of it is stated by signals.
      load: stated.load ?? (loads.length === 1 ? loads[0] : undefined),
      beginMillis: stated.beginMillis ?? startSeconds * MILLIS_PER_SECOND,
      durationSeconds: stated.durationSeconds ?? endSeconds - startSeconds,
    };
  }

  private async ask(metric: string, { namespace, nullIsZero, parameters, text }: Query): Promise<Answered | undefined> {
    const [unreadable] = syntaxFaults(text);
    if (unreadable !== undefined) {
      this.note(`${metric} was not asked: its query ${unreadable.what}`);
      return undefined;
    }
    const answer = await this.client.queryRange(text, this.range, { ...parametersIn(parameters), ...namespace !== undefined && { namespace } });
    if (answer.fault !== undefined) {
      throw new UnreadError(`--from-prometheus: ${metric}: ${faultSentence(answer.fault)}`);
    }
    answer.warnings.forEach((warning) => this.note(`${metric}: Prometheus warns: ${warning}`));
    const load = answeredLoad({ ...this.range, ...answer.value });
    const notes = answerNotes(load, nullIsZero);
    notes.forEach((each) => this.note(`${metric}: ${each}`));
    const asked = `${load.steps} answers of ${this.client.address}, one each ${prometheusText(answer.value.stepSeconds * MILLIS_PER_SECOND)}`;
    return { ...load.signal, notes: [asked, ...notes] };
  }

  private note(text: string): void {
    this.io.stderr.write(`Note: ${text}.\n`);
  }
}

/** As KEDA reads them: `key=value,key=value`. Source: kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go. */
function parametersIn(text = ''): { [name: string]: string } {
  return Object.fromEntries(text.split(',').flatMap((part) => {
    const [name, ...value] = part.split('=');
    return name.trim() === '' ? [] : [[name.trim(), value.join('=').trim()]];
  }));
}
