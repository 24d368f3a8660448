// KEDA's HTTP add-on. Source: kedacore/http-add-on v0.16 operator/controllers/http/app.go, pkg/k8s/scaledobject.go, scaler/handlers.go; its chart 0.16.

/** The kind by which it was told what to scale, with its group. Deprecated since 0.14. */
export const HTTP_SCALED_OBJECT = 'http.keda.sh/HTTPScaledObject';

/** On an HTTPScaledObject, with the value `true`: the ScaledObject that was written for it is deleted, and none is written. */
export const SKIP_SCALED_OBJECT = 'httpscaledobject.keda.sh/skip-scaledobject-creation';
/** On an HTTPScaledObject, with the value `true`: the ScaledObject that was written for it belongs to the user from then on. */
export const ORPHAN_SCALED_OBJECT = 'httpscaledobject.keda.sh/orphan-scaledobject';
/** The kind that follows it, which makes no ScaledObject. */
export const INTERCEPTOR_ROUTE = 'http.keda.sh/InterceptorRoute';
/** The API version and the kind of that, as they are written. Since 0.14. */
export const ROUTE_API_VERSION = 'http.keda.sh/v1beta1';
export const ROUTE_KIND = 'InterceptorRoute';

/** The namespace in which the chart is usually installed: that of KEDA. */
export const ADD_ON_NAMESPACE = 'keda';
/** The Service of its scaler, which KEDA asks, and its port. */
export const ADD_ON_SCALER = { service: 'keda-add-ons-http-external-scaler', port: 9090 } as const;
/** The Service of its interceptor, which all requests have to pass, and its port. */
export const INTERCEPTOR = { service: 'keda-add-ons-http-interceptor-proxy', port: 8080 } as const;

/** Keys of a trigger's metadata. Source: pkg/k8s/scaledobject.go, scaler/handlers.go. */
export const ROUTE_KEY = 'interceptorRoute';
export const HTTP_SCALED_OBJECT_KEY = 'httpScaledObject';
/** The scaling of the interceptor itself. */
export const INTERCEPTOR_KEY = 'interceptorTargetPendingRequests';

/** The names of what the scaler measures of a route. Source: scaler/naming.go. */
export const ROUTE_METRICS = {
  concurrency: (route: string) => `http_${route}_concurrency`,
  requestRate: (route: string) => `http_${route}_rate`,
} as const;
