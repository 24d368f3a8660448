import { execFileSync } from 'child_process';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { addHandWritten } from './hand-written';
import { addKedaModel } from './keda-models';
import { interleaved, Measurement, ratio, timed } from './measure';
import { addModel, inAppsOfTheirOwn, inOneChart } from './models';
import { manifestsOf } from './same-manifests';
import { Row } from './table';

const FEW = 1_000;
const MANY = 10_000;
/** cdk8s validates all of the app again for each chart, so that the time grows with the square of this. */
const CHARTS = 1_000;

/** Building the constructs and writing them to YAML, against what one has without this library. */
export function synthTimeRows(): Row[] {
  // The many models last: what they leave behind slows down what comes after.
  const each = chartEach();
  return [kedaModels(), ...oneChart(), each, fleet()];
}

function oneChart(): Row[] {
  const manifests = manifestsOf(inOneChart(FEW, addModel).synthYaml());
  const times = interleaved({
    ours: timed(() => inOneChart(FEW, addModel).synthYaml()),
    handWritten: timed(() => inOneChart(FEW, addHandWritten).synthYaml()),
    plain: timed(() => plainObjects(manifests).synthYaml()),
    manyOurs: timed(() => inOneChart(MANY, addModel).synthYaml()),
    manyHandWritten: timed(() => inOneChart(MANY, addHandWritten).synthYaml()),
  }, ['ours', 'handWritten', 'plain']);
  const perModel = FEW / MANY;
  return [
    { work: `synth of ${count(FEW)} models in one chart, against hand-written cdk8s-plus`, value: ratio(times.ours, times.handWritten), atMost: 1.6 },
    { work: `synth of ${count(FEW)} models in one chart, against plain ApiObjects`, value: ratio(times.ours, times.plain) },
    { work: `${count(MANY)} models, per model, against ${count(FEW)}`, value: perModel * ratio(times.manyOurs, times.ours), atMost: 1.3 },
    {
      work: `${count(MANY)} hand-written models, per model, against ${count(FEW)}`,
      value: perModel * ratio(times.manyHandWritten, times.handWritten),
    },
  ];
}

function kedaModels(): Row {
  const manifests = manifestsOf(inOneChart(FEW, addKedaModel).synthYaml());
  const times = interleaved({
    ours: timed(() => inOneChart(FEW, addKedaModel).synthYaml()),
    plain: timed(() => plainObjects(manifests).synthYaml()),
  });
  return {
    work: `synth of ${count(FEW)} existing workloads with a token, a formula, a fallback and a schedule, against plain ApiObjects`,
    value: ratio(times.ours, times.plain),
  };
}

function chartEach(): Row {
  const times = interleaved({ ours: synthOfCharts('ours'), handWritten: synthOfCharts('hand-written') }, []);
  return {
    work: `synth of ${count(CHARTS)} models in a chart each, against hand-written cdk8s-plus`,
    value: ratio(times.ours, times.handWritten),
    atMost: 1.3,
  };
}

/** An app for each chart, checked together. */
function fleet(): Row {
  const times = interleaved({
    many: timed(() => inAppsOfTheirOwn(MANY, addModel).synthYaml()),
    few: timed(() => inAppsOfTheirOwn(FEW, addModel).synthYaml()),
  }, ['few']);
  return { work: `${count(MANY)} charts in an app each, by a Fleet, per chart, against ${count(FEW)}`, value: (FEW / MANY) * ratio(times.many, times.few), atMost: 1.3 };
}

/** In a process of its own, as people have one or the other: in one process each slows the other down, which V8 has to take both for. */
function synthOfCharts(which: string): Measurement {
  return () => Number(execFileSync(process.execPath, [...process.execArgv, join(__dirname, 'charts-process.ts'), which, String(CHARTS)], { encoding: 'utf8' }));
}

function plainObjects(manifests: any[]): App {
  const app = new App();
  const chart = new Chart(app, 'models');
  manifests.forEach((manifest, i) => new ApiObject(chart, `object-${i}`, manifest));
  return app;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
