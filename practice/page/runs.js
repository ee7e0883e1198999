// Running a command: the line that waits, and how it ended.
import * as api from './api.js';
import { openForm } from './forms.js';
import { channelState, emit, isThinking, state } from './store.js';

// Commands under way or failed, shown at the end of their channel: { id, channelId, name, shown, failed }
export const runs = new Set();
let counter = 0;
const THINKING_AFTER = 300;

export function endRun(run) {
  runs.delete(run);
  emit('runs', run.channelId);
}

// Resolves to 'done', 'form' or 'failed'; throws what practice refused.
// A file option's value is the number of the file among `files`; they travel in the same request, as base64.
export async function runCommand(channelId, name, data, files = []) {
  const run = { id: ++counter, channelId, name, shown: false, failed: false };
  runs.add(run);
  emit('follow');
  const wait = setTimeout(() => { run.shown = true; emit('runs', channelId); }, THINKING_AFTER);
  try {
    const body = { as: state.me.id, channel_id: channelId, type: 2, data };
    if (files.length) body.files = await Promise.all(files.map(packed));
    const answer = await api.interact(body);
    return settle(run, answer);
  } catch (error) {
    endRun(run);
    throw error;
  } finally { clearTimeout(wait); }
}

async function packed(file, number) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { id: String(number), filename: file.name, content_type: file.type || 'application/octet-stream', data: btoa(binary) };
}

function settle(run, answer) {
  if (answer.state === 'failed') {
    Object.assign(run, { shown: true, failed: true });
    emit('runs', run.channelId);
    return 'failed';
  }
  // Deferred: Discord posts a message that thinks. Until it is here, this line thinks in its place (log.js ends it).
  const thinks = channelState(run.channelId).list.some((m) => isThinking(m) && m.interaction_metadata?.user?.id === state.me.id);
  if (answer.state === 'deferred' && !answer.message_id && !thinks) { Object.assign(run, { shown: true, waits: true }); emit('ran'); emit('runs', run.channelId); return 'done'; }
  endRun(run);
  emit('ran');
  if (answer.state === 'form') { openForm(answer.form, run.channelId); return 'form'; }
  emit('answered', { channelId: run.channelId, messageId: answer.message_id });
  return 'done';
}

export async function runTarget(command, targetId, channelId) {
  try { await runCommand(channelId, command.name, { name: command.name, type: command.type, target_id: targetId }); }
  catch (error) { emit('notice', error.message); }
}
