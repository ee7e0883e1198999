// Practice's own API, one function a request. Every failure is an Error with a sentence to show.
import { t } from './words.js';

async function call(method, path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method, signal,
      headers: body ? { 'content-type': 'application/json' } : undefined,
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch (cause) {
    if (cause.name === 'AbortError') throw cause;
    throw Object.assign(new Error(t('unreachable')), { cause, status: 0 });
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw Object.assign(new Error(sentence(answer.error) ?? t('errorAnswer', { status: response.status })), { status: response.status });
  }
  return answer;
}

const sentence = (text) => (typeof text === 'string' && text.trim() ? text : null);

function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

export const getState = (as) => call('GET', `/practice/state${query({ as })}`);
export const getMessages = (as, channel, { limit = 50, before } = {}) =>
  call('GET', `/practice/channels/${channel}/messages${query({ as, limit, before })}`);
export const getCommands = (as, guild) => call('GET', `/practice/commands${query({ as, guild })}`);
export const interact = (body, signal) => call('POST', '/practice/interactions', body, signal);
export const postMessage = (as, channel_id, content) => call('POST', '/practice/messages', { as, channel_id, content });
export const dismiss = (as, id) => call('POST', `/practice/messages/${id}/dismiss`, { as });
export const addPerson = (name, locale) => call('POST', '/practice/people', { name, locale });
export const changePerson = (id, change) => call('PATCH', `/practice/people/${id}`, change);
export const windClock = (body) => call('POST', '/practice/clock', body);
export const setFaults = (mode, share) => call('POST', '/practice/faults', { mode, share });
export const playHistory = () => call('POST', '/practice/history', {});
export const cutGateway = () => call('POST', '/practice/gateway/cut', {});
export const eventsOf = (as) => new EventSource(`/practice/events${query({ as })}`);

// A file's address as this page may load it: whatever host name the bot was given, practice serves it from here.
export function fileAddress(address) {
  if (!address) return null;
  try {
    const url = new URL(address, location.href);
    if (url.pathname.startsWith('/practice/')) return url.pathname + url.search;
    return url.origin === location.origin ? url.href : null;
  } catch { return null; }
}
