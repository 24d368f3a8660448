import { PACKAGE_URL } from '../platforms/annotations';

/** The page with a section for each alert. */
export const RUNBOOK_URL = `${PACKAGE_URL}/blob/main/docs/alerts.md`;
