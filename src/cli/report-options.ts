import { Command, Option } from 'commander';
import { FAIL_ON, ReportSettings } from './check-command';
import { Configuration, findConfiguration, readConfiguration } from './configuration';
import { Io } from './io';
import { collected, listed, oneOf } from './option-values';
import { OutputOptions } from './outputs';
import { LEVELS } from '../report/check-finding';
import { FORMATS } from '../report/formats';

/** How a command that reports findings is told what to report, and how. */
export interface ReportOptions extends Pick<Configuration, 'failOn' | 'minSeverity' | 'strict' | 'only' | 'ignore' | 'rules'> {
  /** `false` where the file of options is not to be read. */
  readonly config?: string | false;
  readonly color?: boolean;
}

/** Adds the options to a command that reports findings. */
export function addReportOptions(command: Command, outputs: OutputOptions): Command {
  return command
    .addOption(new Option('-f, --format <format>', `${Object.keys(FORMATS).join(', ')} (default: text)`).argParser((value) => outputs.format(value)))
    .addOption(new Option('-o, --output <file>', 'write there what the --format before it makes').argParser((value) => outputs.output(value)))
    .option('--fail-on <level>', 'exit with 1 from here on: error (default), warning, never', oneOf('--fail-on', FAIL_ON))
    .option('--min-severity <level>', 'hide what is below: error, warning, unknown (default), info', oneOf('--min-severity', LEVELS))
    .option('--strict', 'exit with 1 for what is not known, too')
    .option('--only <rules>', 'report these rules alone: ids, with commas between', listed)
    .option('--ignore <rules>', 'hide these rules; the start of ids stands for a family', listed)
    .option('--rules <file>', 'rules of your own: JavaScript, beside those built in', collected)
    .option('--config <file>', 'options (default: the nearest .model-autoscaling.yaml)')
    .addOption(new Option('--no-config').hideHelp())
    .option('--color', 'colour the text (--no-color: do not)')
    .addOption(new Option('--no-color').hideHelp());
}

/** What is given on the command line, before what a file gives, before what holds otherwise; and that file. */
export function reportSettings(given: ReportOptions, outputs: OutputOptions, { cwd }: Pick<Io, 'cwd'>): {
  readonly settings: Omit<ReportSettings, 'paths'>; readonly configuration: Configuration; readonly file?: string;
} {
  const { config = findConfiguration(cwd), ...stated } = given;
  const file = typeof config === 'string' ? config : undefined;
  const configuration = file === undefined ? {} : readConfiguration(file);
  const { failOn = 'error', ignore = [], minSeverity = 'unknown', only = [], rules = [], strict = false } = { ...configuration, ...stated };
  return { settings: { failOn, ignore, minSeverity, only, outputs, rules, strict }, configuration, file };
}
