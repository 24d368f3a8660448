/**
 * The parts of a dashboard's JSON that are written here.
 *
 * Source: grafana/grafana-foundation-sdk 0.0.21 (npm), dashboard, timeseries, stat and prometheus; tests hold what is written against its types.
 */
export interface GrafanaDashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: string[];
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly editable: boolean;
  readonly graphTooltip: typeof SHARED_CROSSHAIR;
  readonly refresh: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: { readonly list: GrafanaVariable[] };
  readonly annotations: { readonly list: GrafanaAnnotation[] };
  readonly links: GrafanaLink[];
  readonly panels: (GrafanaPanel | GrafanaRow)[];
}

/** The version of this form; newer ones of Grafana read it too. */
export const SCHEMA_VERSION = 42;
/** The pointer shows the same moment in all panels. */
export const SHARED_CROSSHAIR = 1;
/** Variables are asked for anew when the time range changes, and sorted by name. */
export const ON_TIME_RANGE_CHANGED = 2;
export const ALPHABETICAL = 1;

/** A Prometheus, by the variable with which the dashboard lets people choose one. */
export const PROMETHEUS = { type: 'prometheus', uid: '${datasource}' } as const;
export type GrafanaDatasource = typeof PROMETHEUS;

export type GrafanaVariable =
  | { readonly type: 'datasource'; readonly name: string; readonly label: string; readonly query: string }
  | GrafanaQueryVariable;

/** A choice among values of a label. */
export interface GrafanaQueryVariable {
  readonly type: 'query';
  readonly name: string;
  readonly label: string;
  readonly datasource: GrafanaDatasource;
  readonly query: { readonly query: string; readonly refId: string };
  readonly refresh: typeof ON_TIME_RANGE_CHANGED;
  readonly sort: typeof ALPHABETICAL;
  readonly includeAll: boolean;
  readonly multi: boolean;
  readonly allValue?: string;
  readonly current: { readonly text: string; readonly value: string };
}

/** A mark over all panels while an expression has a result. */
export interface GrafanaAnnotation {
  readonly name: string;
  readonly datasource: GrafanaDatasource;
  readonly enable: boolean;
  readonly iconColor: string;
  readonly expr: string;
  readonly titleFormat: string;
  readonly step: string;
}

export interface GrafanaLink {
  readonly type: 'link';
  readonly title: string;
  readonly url: string;
  readonly icon: string;
  readonly tooltip: string;
  readonly tags: string[];
  readonly asDropdown: boolean;
  readonly includeVars: boolean;
  readonly keepTime: boolean;
  readonly targetBlank: boolean;
}

export interface GridPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

/** A heading above panels. */
export interface GrafanaRow {
  readonly type: 'row';
  readonly id: number;
  readonly title: string;
  readonly collapsed: boolean;
  readonly gridPos: GridPosition;
  readonly panels: GrafanaPanel[];
}

export interface GrafanaPanel {
  readonly type: 'stat' | 'timeseries';
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly datasource: GrafanaDatasource;
  readonly gridPos: GridPosition;
  readonly targets: GrafanaTarget[];
  readonly fieldConfig: { readonly defaults: GrafanaField; readonly overrides: GrafanaOverride[] };
  readonly options: StatOptions | TimeSeriesOptions;
}

export interface GrafanaTarget {
  readonly refId: string;
  readonly datasource: GrafanaDatasource;
  readonly editorMode: 'code';
  readonly expr: string;
  readonly legendFormat: string;
  /** Over the time range, or at its end. */
  readonly range: boolean;
  readonly instant: boolean;
}

/** Units by Grafana's names. Source: the same SDK, units. */
export type GrafanaUnit = 'bytes' | 'h' | 'percent' | 'percentunit' | 's' | 'short';
/** Colours by Grafana's names. */
export type GrafanaColour = 'blue' | 'green' | 'orange' | 'purple' | 'red' | 'text' | 'yellow';

export interface GrafanaField {
  readonly unit: GrafanaUnit;
  readonly decimals?: number;
  readonly min?: number;
  readonly color: { readonly mode: 'palette-classic' | 'thresholds' };
  readonly thresholds: { readonly mode: 'absolute'; readonly steps: GrafanaThreshold[] };
  /** Of a time series alone. */
  readonly custom?: TimeSeriesField;
}

/** A colour from a value on; the first one has no value. */
export interface GrafanaThreshold {
  readonly value: number | null;
  readonly color: GrafanaColour;
}

export interface TimeSeriesField {
  readonly drawStyle: 'line';
  readonly lineInterpolation: 'linear' | 'stepAfter';
  readonly lineWidth: number;
  readonly fillOpacity: number;
  readonly showPoints: 'never';
  readonly spanNulls: boolean;
  readonly thresholdsStyle: { readonly mode: 'dashed' | 'off' };
}

/** What is different of the series of one name. */
export interface GrafanaOverride {
  readonly matcher: { readonly id: 'byName'; readonly options: string };
  readonly properties: { readonly id: string; readonly value: unknown }[];
}

export interface TimeSeriesOptions {
  readonly legend: { readonly displayMode: 'list'; readonly placement: 'bottom'; readonly showLegend: boolean; readonly calcs: string[] };
  readonly tooltip: { readonly mode: 'multi'; readonly sort: 'desc' };
}

export interface StatOptions {
  readonly colorMode: 'value';
  readonly graphMode: 'none';
  readonly justifyMode: 'auto';
  readonly orientation: 'auto';
  readonly percentChangeColorMode: 'standard';
  readonly reduceOptions: { readonly calcs: string[]; readonly fields: string; readonly values: boolean };
  readonly showPercentChange: boolean;
  readonly textMode: 'auto';
  readonly wideLayout: boolean;
}
