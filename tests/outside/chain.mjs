// The whole chain, played in a real browser against the real product, and half a year of a coalition looked at.
// What it needs from the environment stands in window.mjs.
import assert from 'node:assert/strict';
import { DESKTOP, PHONE, tell } from './window.mjs';

const DECISION = 'Ask landlords to pause evictions this winter';
const INDICATOR = 'Families in stable housing';

/** The first day of the month that is so many months from now, as people type it. */
const monthsAhead = (count) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count, 1)).toISOString().slice(0, 10);
};

/** Fills in the form that is open, field by field, and sends it. */
async function fill(w, values) {
  await w.at('form').waitFor();
  for (const [at, value] of values.entries()) if (value !== null) await w.at(`form-field-${at}`).fill(value);
  await w.at('form-submit').click();
  await w.at('form').waitFor({ state: 'detached' });
}

/** Nothing has to be scrolled sideways. */
async function fits(w) {
  const sideways = await w.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(sideways, 0, 'nothing has to be scrolled sideways');
}

const chain = [
  ['Rosa sets the coalition up', async (w) => {
    await w.at('composer').waitFor();
    await w.at('hint-dismiss').click();
    await w.command('coalition setup', { timezone: ['new york', /America\/New_York/], announcements: ['ann', /#announcements/] });
    await w.send();
    await w.see(/You're set up/, 'the answer to /coalition setup');
    await w.command('digest schedule', { when: 'mondays 9:00' });
    await w.send();
    await w.see(/the digest is planned[\s\S]*every Monday/, 'the answer to /digest schedule');
  }],
  ['she begins to count, in three short forms', async (w) => {
    await w.go('channel-housing-team');
    await w.command('indicator add', { name: INDICATOR, direction: ['higher', /higher/], period: ['week', /week/], steward: ['Ana', /Ana/] });
    await w.send();
    for (const [button, values] of [['What is counted', [null, 'Housing authority']], ['Start figure', ['142/200', monthsAhead(-2)]], ['Target', ['80%', monthsAhead(12), '3']]]) {
      await w.press(await w.see(/I-1 · .*draft/, 'the draft'), button);
      await fill(w, values);
      await w.see(new RegExp(`✓ ${button}`), `the draft after ${button}`);
    }
    await w.press(await w.see(/All there/, 'the whole draft'), /^Start$/);
    await w.see(/I-1 is in use/, 'the answer to Start');
  }],
  ['Ana reports a figure: it is off target', async (w) => {
    await w.be('Ana');
    await w.command('indicator checkin', { indicator: ['stable', /stable housing/] });
    await w.at('send').click();
    await fill(w, ['130', '200', 'Two buildings were sold']);
    const noted = await w.see(/It's off target/, 'the answer to the figure');
    assert.match(await noted.innerText(), /getting worse · 65%/, 'it says how it stands');
    await w.shot('off-target');
  }],
  ['she proposes a decision for it', async (w) => {
    await w.press(await w.see(/It's off target/, 'the answer to the figure'), 'Propose a decision');
    await fill(w, [DECISION, 'One letter from all of us.', '', '']);
    await w.see(new RegExp(`D-1 · ${DECISION}[\\s\\S]*Silence is not a yes`), 'the card');
  }],
  ['all three agree, one of them with a but', async (w) => {
    for (const who of ['Ana', 'Rosa']) {
      await w.be(who);
      await w.press(await w.see(/Silence is not a yes/, 'the card'), 'Agree');
      await w.see(/Your answer: Agree/, `${who}'s answer`);
    }
    await w.be('Tomás');
    await w.press(await w.see(/Silence is not a yes/, 'the card'), 'Agree, but…');
    await fill(w, ['También en español']);
    await w.see(/Tu respuesta: .*También en español/, 'his answer');
    await w.be('Ana');
    await w.see(/2 agree · 1 agrees with a "but"/, 'the numbers on the card');
    await w.shot('decision');
  }],
  ['it is adopted, and two people take the first steps', async (w) => {
    await w.windUntil(/D-1 is adopted/, 'the result', 'channel-housing-team');
    await w.press(await w.see(/D-1 is adopted/, 'the result'), 'I will');
    await fill(w, ['Write the letter', 'in 10 days 5pm', 'Signed by all of us']);
    const first = await w.see(/C-1 is promised: Write the letter/, 'the first promise');
    assert.match(await first.innerText(), /It's for D-1/, 'it says what it is for');
    await w.be('Rosa');
    await w.press(await w.see(/D-1 is adopted/, 'the result'), 'I will');
    await fill(w, ['Call the two largest landlords', 'in 9 days 5pm', '']);
    await w.see(/C-2 is promised: Call the two largest landlords/, 'the second promise');
    await w.shot('first-steps');
  }],
  ['the decision shows what came of it', async (w) => {
    await w.command('decision show', { decision: ['D-1', /D-1/] });
    await w.send();
    const shown = await w.see(/What came of it/, 'the decision');
    assert.match(await shown.innerText(), /C-1 Write the letter[\s\S]*C-2 Call the two largest landlords/, 'both promises stand there');
    assert.match(await shown.innerText(), /What it is for[\s\S]*I-1/, 'and the figure that it is for');
    await w.shot('what-came-of-it');
  }],
  ['Rosa renegotiates hers in time', async (w) => {
    await w.windUntil(/Call the two largest landlords\s\(C-2\).*How is it going/, 'the reminder of C-2');
    await w.press(await w.see(/\(C-2\).*How is it going/, 'the reminder'), 'Need more time');
    await fill(w, ['in 3 weeks 5pm', 'One of them is away']);
    await w.see(/C-2 is now due .*Call the two largest landlords/, 'the new date');
    await w.shot('renegotiated');
  }],
  ['Ana keeps hers', async (w) => {
    await w.be('Ana');
    await w.windUntil(/Write the letter\s\(C-1\).*How is it going/, 'the reminder of C-1');
    await w.press(await w.see(/\(C-1\).*How is it going/, 'the reminder'), 'Done');
    await w.see(/Done: Write the letter \(C-1\)\. Thank you for keeping your word!/, 'the thanks');
    await w.shot('kept');
  }],
  ['a meeting is on the calendar', async (w) => {
    await w.go('channel-housing-team');
    await w.command('meeting schedule', { title: 'Landlords round table', when: ['in 6 days 6pm', /6:00 pm/], where: 'City Hall' });
    await w.send();
    await w.see(/Landlords round table is planned as M-1/, 'the answer to /meeting schedule');
    const card = await w.see(/M-1 · Landlords round table/, 'the card');
    await w.at('event').filter({ hasText: 'Landlords round table' }).waitFor();
    await w.press(card, 'Going');
    await w.see(/Your answer: Going/, 'her answer');
    await w.shot('meeting');
    await w.press(await w.see(/M-1 · Landlords round table[\s\S]*Calendar file/, 'the card'), 'Calendar file');
    const link = w.at('file').getByRole('link', { name: /\.ics$/ }).last();
    const [saved] = await Promise.all([w.page.waitForEvent('download'), link.click()]);
    assert.match(saved.suggestedFilename(), /^M-1.*\.ics$/, 'the calendar file can be saved');
    await w.at('event').filter({ hasText: 'Landlords round table' }).locator('summary').click();
    await w.shot('calendar-file');
  }],
  ['the next figure turns the curve', async (w) => {
    await w.command('indicator checkin', { indicator: ['stable', /stable housing/] });
    await w.at('send').click();
    await fill(w, ['150', '200', 'The letter helped']);
    const noted = await w.see(/Noted.*75%/, 'the answer to the figure');
    assert.match(await noted.innerText(), /improving · 75%/, 'it is better than before');
    await w.command('indicator show', { indicator: ['stable', /stable housing/] });
    await w.send();
    const shown = await w.see(/What came of it/, 'the indicator');
    assert.match(await shown.innerText(), new RegExp(`D-1 ${DECISION}`), 'it shows the decision that came of it');
    const picture = shown.getByRole('img', { name: /Line chart of Families in stable housing/ });
    await picture.waitFor();
    assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), 'its chart is a picture that loads');
    await picture.scrollIntoViewIfNeeded();
    await w.shot('curve');
  }],
  ['the digest tells everyone', async (w) => {
    await w.windUntil(/1 promise kept/, 'the digest', 'channel-announcements');
    const digest = await w.see(/1 promise kept/, 'the digest');
    const said = await digest.innerText();
    assert.match(said, /improving: I-1 Families in stable housing/, `it says that the curve turned: ${said}`);
    await w.shot('digest');
  }],
];

const played = [
  ['half a year is played by a button of the page', async (w) => {
    await w.at('composer').waitFor();
    await w.at('history-play').click();
    await w.at('history-playing').waitFor();
    await w.page.waitForFunction(() => /Eastside Housing Coalition/.test(document.querySelector('#channels')?.textContent ?? ''));
    await w.at('history-playing').waitFor({ state: 'detached', timeout: 180_000 });
    await w.page.getByRole('alert').filter({ hasText: 'Half a year has passed' }).waitFor();
    assert.equal(await w.at('history-play').count(), 0, 'it is not offered twice');
    await w.shot('half-year');
  }],
  ['every room has its half-year', async (w) => {
    for (const [channel, words] of [['announcements', /promises? kept/], ['decisions', /is adopted/], ['meetings', /Weekly assembly/], ['general', /Which soup/]]) {
      await w.page.getByRole('region', { name: 'Eastside Housing Coalition' }).getByTestId(`channel-${channel}`).click();
      await w.see(words, `#${channel}`);
      await w.shot(`half-year-${channel}`);
      await fits(w);
    }
  }],
];

/** Opens a channel from the drawer; once more if what arrives meanwhile has closed it. */
async function open(w, channel) {
  for (let tries = 3; ; tries -= 1) {
    await w.at('menu').click();
    try {
      return await w.at(`channel-${channel}`).click({ timeout: 3000 });
    } catch (error) {
      if (tries === 1) throw error;
      await w.page.keyboard.press('Escape');
    }
  }
}

const small = [
  ['on a small screen half a year fits', async (w) => {
    await w.at('composer').waitFor();
    for (const [channel, words] of [['decisions', /is adopted/], ['meetings', /Weekly assembly/], ['housing-team', /Tenants' open evening/]]) {
      await open(w, channel);
      await w.see(words, `#${channel}`);
      await w.shot(channel);
      await fits(w);
    }
    await w.at('menu').click();
    await w.at('event').first().waitFor();
    await w.shot('events');
    await w.page.keyboard.press('Escape');
  }],
  ['the chart of what is counted fits too', async (w) => {
    await open(w, 'housing-team');
    await w.at('hint-dismiss').click();
    await w.command('indicator show', { indicator: ['stable', /stable housing/] });
    await w.send();
    const shown = await w.see(/What came of it/, 'the indicator');
    await shown.getByRole('img', { name: /Line chart of Families in stable housing/ }).scrollIntoViewIfNeeded();
    await w.shot('chart');
    await fits(w);
  }],
  ['the last digest is a press away', async (w) => {
    await open(w, 'general');
    await w.command('digest now');
    await w.send();
    const look = await w.see(/The last one came on/, 'the look at the digest');
    await look.getByRole('link', { name: 'Read it again' }).click();
    await w.see(/Here is our week/, 'the digest in the announcements');
    await w.shot('read-again');
    await fits(w);
  }],
  ['and goes on from where it ends', async (w) => {
    await open(w, 'general');
    await w.command('home');
    await w.send();
    await w.see(/Landlords|promise|Weekly assembly/i, 'the answer to /home');
    await w.shot('home');
    await fits(w);
  }],
];

await tell([
  { label: 'chain', viewport: DESKTOP, steps: chain },
  { label: 'half-year', viewport: DESKTOP, steps: played },
  { label: 'half-year-phone', viewport: PHONE, steps: small, flags: ['--half-year'] },
]);
