import { AutoscalerContext } from './autoscaler-context';
import { KedaOptions } from './keda-options';
import { queryLanguage, scrapedBy } from './scraped-by';
import { EXCLUDED_LABELS, FORCE_ACTIVATION, TRANSFER_HPA_OWNERSHIP } from '../../platforms/keda/names';

/** What a ScaledObject says in annotations; undefined where that is nothing. */
export function kedaAnnotations(options: KedaOptions, context: AutoscalerContext): { [key: string]: string } | undefined {
  const { forceActivation, hpaExcludedLabels, paused, transferHpaOwnership } = options;
  const annotations = {
    ...scrapedBy(context),
    ...queryLanguage(context),
    ...paused && { [paused._annotation]: paused._value },
    ...forceActivation !== undefined && { [FORCE_ACTIVATION]: String(forceActivation) },
    ...hpaExcludedLabels && { [EXCLUDED_LABELS]: hpaExcludedLabels.join(',') },
    // KEDA minds its presence in some places, whatever it says.
    ...transferHpaOwnership && { [TRANSFER_HPA_OWNERSHIP]: 'true' },
  };
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}
