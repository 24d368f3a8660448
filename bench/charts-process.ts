import { addHandWritten } from './hand-written';
import { addModel, inChartsOfTheirOwn } from './models';

/** Writes models in a chart each, and prints the milliseconds that it took: `charts-process.ts ours|hand-written COUNT`. */
const [which, count] = process.argv.slice(2);
const start = performance.now();
inChartsOfTheirOwn(Number(count), which === 'ours' ? addModel : addHandWritten).synthYaml();
process.stdout.write(String(performance.now() - start));
