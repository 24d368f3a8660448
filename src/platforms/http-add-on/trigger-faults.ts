import { ADD_ON_SCALER, HTTP_SCALED_OBJECT_KEY, INTERCEPTOR_KEY, ROUTE_KEY } from './names';
import { asWarnings, Fault, faultAt, ofRule } from '../../faults/fault';

/** Whether KEDA asks the scaler of the HTTP add-on at an address. */
export function isHttpAddOn(scalerAddress: string | undefined): boolean {
  return scalerAddress !== undefined && scalerAddress.trim().split(/[.:]/)[0] === ADD_ON_SCALER.service;
}

/**
 * What is wrong with the metadata that a trigger gives to the scaler of the HTTP add-on.
 *
 * Source: kedacore/http-add-on v0.16 scaler/handlers.go, pkg/k8s/scaledobject.go; before 0.14 it read no key, and took the name of the ScaledObject.
 */
export function httpAddOnTriggerFaults(scalerAddress: string | undefined, metadata: { readonly [key: string]: string }): Fault[] {
  const { [HTTP_SCALED_OBJECT_KEY]: former, [INTERCEPTOR_KEY]: ofInterceptor, [ROUTE_KEY]: route } = metadata;
  if (!isHttpAddOn(scalerAddress) || ofInterceptor !== undefined) {
    return [];
  }
  return [
    ...former === undefined ? [] : ofRule('http-add-on-deprecated', asWarnings([faultAt([HTTP_SCALED_OBJECT_KEY],
      'names an HTTPScaledObject, a kind that is deprecated since 0.14 of the add-on', former, `write an InterceptorRoute, and name it by ${ROUTE_KEY}`)])),
    ...former !== undefined || (route !== undefined && route !== '') ? [] : ofRule('http-add-on-route', asWarnings([faultAt([ROUTE_KEY],
      'names no InterceptorRoute, so that the scaler of the add-on has no metric to give', route, 'name an InterceptorRoute of the namespace')])),
  ];
}
