import { activation } from './activation';
import { adapterDeprecated } from './adapter-deprecated';
import { adapterName } from './adapter-name';
import { adapterNamespace } from './adapter-namespace';
import { adapterNan } from './adapter-nan';
import { adapterOverrides } from './adapter-overrides';
import { adapterRefused } from './adapter-refused';
import { adapterRelist } from './adapter-relist';
import { adapterSelector } from './adapter-selector';
import { adapterSeries } from './adapter-series';
import { adapterTemplate } from './adapter-template';
import { andVsMax } from './and-vs-max';
import { annotationScrape } from './annotation-scrape';
import { apiDeprecated } from './api-deprecated';
import { apiRemoved } from './api-removed';
import { applyOrder } from './apply-order';
import { authAudience } from './auth-audience';
import { authIdentity } from './auth-identity';
import { authMissing } from './auth-missing';
import { authNotSent } from './auth-not-sent';
import { authRefused } from './auth-refused';
import { authSource } from './auth-source';
import { authUnread } from './auth-unread';
import { behaviorRefused } from './behavior-refused';
import { bucketBounds } from './bucket-bounds';
import { capacity } from './capacity';
import { coldstartThrash } from './coldstart-thrash';
import { cooldownIgnored } from './cooldown-ignored';
import { cron } from './cron';
import { danglingTarget } from './dangling-target';
import { doubleAverage } from './double-average';
import { drain } from './drain';
import { duplicateContainer } from './duplicate-container';
import { duplicateName } from './duplicate-name';
import { dynamoNeverWakes } from './dynamo-never-wakes';
import { dynamoOtherGraph } from './dynamo-other-graph';
import { envUnset } from './env-unset';
import { fallbackInvalid } from './fallback-invalid';
import { fallbackRange } from './fallback-range';
import { flowControlOff } from './flow-control-off';
import { formulaNil } from './formula-nil';
import { gatewayNeverWakes } from './gateway-never-wakes';
import { gpuLabel } from './gpu-label';
import { gpuOnCpu } from './gpu-on-cpu';
import { hpaRefused } from './hpa-refused';
import { hpaZero } from './hpa-zero';
import { httpAddOnBypassed } from './http-add-on-bypassed';
import { httpAddOnDeprecated } from './http-add-on-deprecated';
import { httpAddOnPort } from './http-add-on-port';
import { httpAddOnRefused } from './http-add-on-refused';
import { httpAddOnRoute } from './http-add-on-route';
import { httpAddOnTimeout } from './http-add-on-timeout';
import { impossible } from './impossible';
import { inflightLeak } from './inflight-leak';
import { injectedSidecar } from './injected-sidecar';
import { kedaRefused } from './keda-refused';
import { kserveClass } from './kserve-class';
import { kserveClassWithoutMetrics } from './kserve-class-without-metrics';
import { kserveDropped } from './kserve-dropped';
import { kserveLlmRefused } from './kserve-llm-refused';
import { kserveMaxUnset } from './kserve-max-unset';
import { kserveMultiNode } from './kserve-multi-node';
import { kserveOtel } from './kserve-otel';
import { kserveOtelWrap } from './kserve-otel-wrap';
import { kserveRefused } from './kserve-refused';
import { kserveRuntimeMetrics } from './kserve-runtime-metrics';
import { kserveScrapingAnnotation } from './kserve-scraping-annotation';
import { kserveTypeDropped } from './kserve-type-dropped';
import { kserveWva } from './kserve-wva';
import { labelMismatch } from './label-mismatch';
import { latencyAsAverage } from './latency-as-average';
import { leadersOnly } from './leaders-only';
import { legacyNames } from './legacy-names';
import { maxDefault } from './max-default';
import { memoryHpa } from './memory-hpa';
import { meshMtls } from './mesh-mtls';
import { metadataRefused } from './metadata-refused';
import { metricCharset } from './metric-charset';
import { metricRenamed } from './metric-renamed';
import { metricsApiClash } from './metrics-api-clash';
import { minEqMax } from './min-eq-max';
import { minEqMaxRefused } from './min-eq-max-refused';
import { modifiersLost } from './modifiers-lost';
import { modifiersRefused } from './modifiers-refused';
import { modifiersUncounted } from './modifiers-uncounted';
import { monitorNotSelected } from './monitor-not-selected';
import { monitorPort } from './monitor-port';
import { monitorRefused } from './monitor-refused';
import { monitorSelector } from './monitor-selector';
import { multiSeries } from './multi-series';
import { nameLength } from './name-length';
import { namespaceSplit } from './namespace-split';
import { nan } from './nan';
import { neverSleeps } from './never-sleeps';
import { neverWins } from './never-wins';
import { noRequests } from './no-requests';
import { noTriggers } from './no-triggers';
import { nonString } from './non-string';
import { notScraped } from './not-scraped';
import { nullIsZero } from './null-is-zero';
import { oneDeadTrigger } from './one-dead-trigger';
import { otelQuery } from './otel-query';
import { ownReplicas } from './own-replicas';
import { pauseInvalid } from './pause-invalid';
import { pdbBlocks } from './pdb-blocks';
import { pdbRefused } from './pdb-refused';
import { pickerPluginMissing } from './picker-plugin-missing';
import { pickerReplicas } from './picker-replicas';
import { pickerUnauthorized } from './picker-unauthorized';
import { podRefused } from './pod-refused';
import { podsAsReplicas } from './pods-as-replicas';
import { promqlSyntax } from './promql-syntax';
import { promqlType } from './promql-type';
import { promqlTypeAdapter } from './promql-type-adapter';
import { promqlVersion } from './promql-version';
import { queueCap } from './queue-cap';
import { readiness } from './readiness';
import { removedMetadata } from './removed-metadata';
import { roleAtZero } from './role-at-zero';
import { rolloutWorkloadRef } from './rollout-workload-ref';
import { routerCountedTwice } from './router-counted-twice';
import { Rule } from './rule';
import { saturationStages } from './saturation-stages';
import { scaleSubresource } from './scale-subresource';
import { scalerDeprecated } from './scaler-deprecated';
import { scalerIgnored } from './scaler-ignored';
import { scalerRefused } from './scaler-refused';
import { scalerType } from './scaler-type';
import { scrapeTimeout } from './scrape-timeout';
import { scrapedTwice } from './scraped-twice';
import { seldonUnscalable } from './seldon-unscalable';
import { seldon1DeletedAutoscaler } from './seldon1-deleted-autoscaler';
import { seldon1EmptyComponent } from './seldon1-empty-component';
import { seldon1EngineSeparatePod } from './seldon1-engine-separate-pod';
import { seldon1ExecutorMetric } from './seldon1-executor-metric';
import { seldon1IgnoredReplicas } from './seldon1-ignored-replicas';
import { seldon1KedaDropped } from './seldon1-keda-dropped';
import { seldon1NoEffect } from './seldon1-no-effect';
import { seldon1Refused } from './seldon1-refused';
import { seldon2HpaPair } from './seldon2-hpa-pair';
import { seldon2ModelMetric } from './seldon2-model-metric';
import { seldon2ModelRange } from './seldon2-model-range';
import { seldon2ModelWithoutReplicas } from './seldon2-model-without-replicas';
import { seldon2PartlyLoaded } from './seldon2-partly-loaded';
import { seldon2Refused } from './seldon2-refused';
import { seldon2ServerTooSmall } from './seldon2-server-too-small';
import { seldon2Unplaceable } from './seldon2-unplaceable';
import { selectorOverlap } from './selector-overlap';
import { serverAddress } from './server-address';
import { serverArchived } from './server-archived';
import { serverMetricsPath } from './server-metrics-path';
import { serverWithoutMetrics } from './server-without-metrics';
import { serviceRefused } from './service-refused';
import { serviceToPod } from './service-to-pod';
import { sharedDevice } from './shared-device';
import { singleNodeVolume } from './single-node-volume';
import { stackdriverFirstSeries } from './stackdriver-first-series';
import { staticReplicas } from './static-replicas';
import { targetRounded } from './target-rounded';
import { tenancy } from './tenancy';
import { totalUnderValue } from './total-under-value';
import { twoControllers } from './two-controllers';
import { typoMetadata } from './typo-metadata';
import { unitRange } from './unit-range';
import { unknownContainer } from './unknown-container';
import { unknownField } from './unknown-field';
import { unscoped } from './unscoped';
import { vpaConflict } from './vpa-conflict';
import { vpaInert } from './vpa-inert';
import { vpaRefused } from './vpa-refused';
import { windowShort } from './window-short';
import { windowShortAdapter } from './window-short-adapter';
import { zeroCpuOnly } from './zero-cpu-only';
import { zeroDeadlock } from './zero-deadlock';
import { zeroWithoutFallback } from './zero-without-fallback';

/** All checks, sorted by id. */
export const RULES: Rule[] = [
  activation, adapterDeprecated, adapterName, adapterNamespace, adapterNan, adapterOverrides, adapterRefused, adapterRelist, adapterSelector,
  adapterSeries, adapterTemplate, andVsMax, annotationScrape, apiDeprecated, apiRemoved, applyOrder, authAudience, authIdentity, authMissing,
  authNotSent, authRefused,
  authSource, authUnread, behaviorRefused, bucketBounds, capacity, coldstartThrash, cooldownIgnored, cron, danglingTarget, doubleAverage,
  drain, duplicateContainer, duplicateName, dynamoNeverWakes, dynamoOtherGraph, envUnset, fallbackInvalid, fallbackRange, flowControlOff, formulaNil,
  gatewayNeverWakes,
  gpuLabel, gpuOnCpu, hpaRefused, hpaZero, httpAddOnBypassed, httpAddOnDeprecated, httpAddOnPort, httpAddOnRefused, httpAddOnRoute,
  httpAddOnTimeout, impossible, inflightLeak, injectedSidecar, kedaRefused, kserveClass, kserveClassWithoutMetrics, kserveDropped,
  kserveLlmRefused, kserveMaxUnset, kserveMultiNode, kserveOtel, kserveOtelWrap, kserveRefused, kserveRuntimeMetrics,
  kserveScrapingAnnotation, kserveTypeDropped, kserveWva, labelMismatch, latencyAsAverage, leadersOnly, legacyNames, maxDefault, memoryHpa, meshMtls,
  metadataRefused,
  metricCharset, metricRenamed, metricsApiClash, minEqMax, minEqMaxRefused, modifiersLost, modifiersRefused, modifiersUncounted,
  monitorNotSelected, monitorPort, monitorRefused, monitorSelector, multiSeries, nameLength, namespaceSplit, nan, neverSleeps, neverWins,
  noRequests, noTriggers, nonString, notScraped, nullIsZero, oneDeadTrigger, otelQuery, ownReplicas, pauseInvalid, pdbBlocks, pdbRefused,
  pickerPluginMissing, pickerReplicas, pickerUnauthorized, podRefused, podsAsReplicas,
  promqlSyntax, promqlType, promqlTypeAdapter, promqlVersion, queueCap, readiness, removedMetadata, roleAtZero,
  rolloutWorkloadRef, routerCountedTwice, saturationStages,
  scaleSubresource,
  scalerDeprecated, scalerIgnored, scalerRefused, scalerType, scrapeTimeout, scrapedTwice,
  seldonUnscalable, seldon1DeletedAutoscaler, seldon1EmptyComponent,
  seldon1EngineSeparatePod, seldon1ExecutorMetric, seldon1IgnoredReplicas, seldon1KedaDropped, seldon1NoEffect, seldon1Refused,
  seldon2HpaPair, seldon2ModelMetric,
  seldon2ModelRange, seldon2ModelWithoutReplicas, seldon2PartlyLoaded, seldon2Refused, seldon2ServerTooSmall, seldon2Unplaceable,
  selectorOverlap, serverAddress,
  serverArchived, serverMetricsPath, serverWithoutMetrics, serviceRefused, serviceToPod, sharedDevice, singleNodeVolume,
  stackdriverFirstSeries, staticReplicas, targetRounded, tenancy, totalUnderValue, twoControllers, typoMetadata, unitRange, unknownContainer,
  unknownField, unscoped, vpaConflict, vpaInert, vpaRefused, windowShort, windowShortAdapter, zeroCpuOnly, zeroDeadlock,
  zeroWithoutFallback,
];
