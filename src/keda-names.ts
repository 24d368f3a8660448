/** KEDA names the HPA of a ScaledObject by this and its name. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
export const KEDA_HPA_PREFIX = 'keda-hpa-';
