// What happens when a button or a select of a message is used, and how it went.
import * as api from './api.js';
import { openForm } from './forms.js';
import { emit, state } from './store.js';
import { t } from './words.js';

const going = new Map();          // message id → { busy: custom_id | null, failed: sentence | null }

export const pressOf = (messageId) => going.get(messageId) ?? { busy: null, failed: null };
export const forgetPresses = () => going.clear();

function mark(messageId, change) {
  going.set(messageId, { ...pressOf(messageId), ...change });
  emit('press', messageId);
}

export async function press(message, component, values) {
  if (pressOf(message.id).busy) return;
  mark(message.id, { busy: component.custom_id, failed: null });
  const data = { component_type: component.type, custom_id: component.custom_id, ...(values ? { values } : {}) };
  try {
    const answer = await api.interact({ as: state.me.id, channel_id: message.channel_id ?? state.channelId, type: 3, message_id: message.id, data });
    const failed = answer.state === 'failed' ? t('pressFailed') : null;
    mark(message.id, { busy: null, failed });
    if (answer.state === 'form') openForm(answer.form, message.channel_id);
    else if (!failed) emit('answered', { channelId: message.channel_id, messageId: answer.message_id });
  } catch (error) {
    mark(message.id, { busy: null, failed: error.status ? `${t('pressFailed')}. ${error.message}` : error.message });
  }
}
