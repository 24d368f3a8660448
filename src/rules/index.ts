import { adapterName } from './adapter-name';
import { adapterRefused } from './adapter-refused';
import { annotationScrape } from './annotation-scrape';
import { authNotSent } from './auth-not-sent';
import { cooldownIgnored } from './cooldown-ignored';
import { duplicateContainer } from './duplicate-container';
import { duplicateName } from './duplicate-name';
import { dynamoNeverWakes } from './dynamo-never-wakes';
import { envUnset } from './env-unset';
import { formulaNil } from './formula-nil';
import { formulaRefused } from './formula-refused';
import { kserveComponentWithoutMetrics } from './kserve-component-without-metrics';
import { kserveDropped } from './kserve-dropped';
import { kserveMultiNode } from './kserve-multi-node';
import { kserveOtel } from './kserve-otel';
import { kserveQuery } from './kserve-query';
import { kserveRefused } from './kserve-refused';
import { kserveScrapingAnnotation } from './kserve-scraping-annotation';
import { leadersOnly } from './leaders-only';
import { metricsApiClash } from './metrics-api-clash';
import { monitorNotSelected } from './monitor-not-selected';
import { monitorPort } from './monitor-port';
import { monitorRefused } from './monitor-refused';
import { monitorSelector } from './monitor-selector';
import { neverScales } from './never-scales';
import { neverWins } from './never-wins';
import { noRequests } from './no-requests';
import { noTriggers } from './no-triggers';
import { notScraped } from './not-scraped';
import { pdbBlocks } from './pdb-blocks';
import { podRefused } from './pod-refused';
import { Rule } from './rule';
import { scaleSubresource } from './scale-subresource';
import { scrapeTimeout } from './scrape-timeout';
import { seldonUnscalable } from './seldon-unscalable';
import { seldon1DeletedAutoscaler } from './seldon1-deleted-autoscaler';
import { seldon1EmptyComponent } from './seldon1-empty-component';
import { seldon1EngineSeparatePod } from './seldon1-engine-separate-pod';
import { seldon1IgnoredReplicas } from './seldon1-ignored-replicas';
import { seldon1KedaDropped } from './seldon1-keda-dropped';
import { seldon2HpaPair } from './seldon2-hpa-pair';
import { seldon2ModelMetric } from './seldon2-model-metric';
import { seldon2ModelRange } from './seldon2-model-range';
import { seldon2ModelWithoutReplicas } from './seldon2-model-without-replicas';
import { seldon2ServerTooSmall } from './seldon2-server-too-small';
import { seldon2Unplaceable } from './seldon2-unplaceable';
import { selectorOverlap } from './selector-overlap';
import { serviceToPod } from './service-to-pod';
import { stackdriverFirstSeries } from './stackdriver-first-series';
import { staticReplicas } from './static-replicas';
import { targetRounded } from './target-rounded';
import { twoControllers } from './two-controllers';
import { unknownContainer } from './unknown-container';
import { vpaConflict } from './vpa-conflict';

/** All checks, sorted by id. */
export const RULES: Rule[] = [
  adapterName, adapterRefused, annotationScrape, authNotSent, cooldownIgnored, duplicateContainer, duplicateName, dynamoNeverWakes,
  envUnset, formulaNil, formulaRefused, kserveComponentWithoutMetrics, kserveDropped, kserveMultiNode, kserveOtel, kserveQuery,
  kserveRefused, kserveScrapingAnnotation, leadersOnly, metricsApiClash, monitorNotSelected, monitorPort, monitorRefused, monitorSelector,
  neverScales, neverWins, noRequests, noTriggers, notScraped, pdbBlocks, podRefused, scaleSubresource, scrapeTimeout, seldonUnscalable,
  seldon1DeletedAutoscaler, seldon1EmptyComponent, seldon1EngineSeparatePod, seldon1IgnoredReplicas, seldon1KedaDropped, seldon2HpaPair,
  seldon2ModelMetric, seldon2ModelRange, seldon2ModelWithoutReplicas, seldon2ServerTooSmall, seldon2Unplaceable, selectorOverlap,
  serviceToPod, stackdriverFirstSeries, staticReplicas, targetRounded, twoControllers, unknownContainer, vpaConflict,
];
