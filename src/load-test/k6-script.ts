/** Sends one request over and over; all that differs between models comes from the environment. */
export const REQUEST_SCRIPT = `import http from 'k6/http';
import { check } from 'k6';

const headers = JSON.parse(__ENV.HEADERS);

export default function () {
  const response = http.request(__ENV.METHOD, __ENV.URL + __ENV.URL_PATH, __ENV.BODY || null, { headers });
  check(response, { 'answered below 400': ({ status }) => status > 0 && status < 400 });
}
`;
