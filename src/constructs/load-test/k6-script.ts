/** Sends one request over and over; all that differs between models comes from the environment. */
export const REQUEST_SCRIPT = `import http from 'k6/http';
import { check } from 'k6';

const headers = JSON.parse(__ENV.HEADERS);

// A run that is answered too seldom is no test, and ends as a failed Job.
export const options = { thresholds: { checks: ['rate>0.9'] } };

export default function () {
  const response = http.request(__ENV.METHOD, __ENV.URL + __ENV.URL_PATH, __ENV.BODY || null, { headers });
  check(response, { 'answered below 400': ({ status }) => status > 0 && status < 400 });
}
`;
