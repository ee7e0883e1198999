// A newcomer's first quarter of an hour, played in a real browser against the real product.
// CONVENOR says where the program is; SHOTS, if given, is a folder for pictures; CHROMIUM, if given, is another browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const { CONVENOR, SHOTS, CHROMIUM = '/usr/bin/chromium' } = process.env;
if (!CONVENOR) {
  console.error('CONVENOR must say where the program is.');
  process.exit(2);
}
if (SHOTS) mkdirSync(SHOTS, { recursive: true });

const DESKTOP = { width: 1100, height: 740 };
const PHONE = { width: 360, height: 740 };
const SOON = 8_000;
let passed = 0, failed = 0;

/** The product's practice, in a folder of its own, until `stop`. */
async function startPractice() {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-story-'));
  const child = spawn(resolve(CONVENOR), ['practice', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '', complained = '';
  child.stderr.on('data', (bytes) => { complained += bytes; });
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  const origin = await new Promise((found, fail) => {
    const late = setTimeout(() => fail(new Error(`no address was printed within 20 s; said: ${said}${complained}`)), 20_000);
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) { clearTimeout(late); found(address[0]); }
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`it ended at once with ${code}: ${said}${complained}`)));
  });
  const stop = async () => {
    child.kill('SIGINT');
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const code = await ended;
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  return { origin, stop, complaints: () => complained };
}

/** A window on the page, with what a newcomer does in it. */
async function openWindow(browser, origin, viewport, label) {
  const context = await browser.newContext({ viewport, colorScheme: 'light', locale: 'en-US', timezoneId: 'America/New_York', hasTouch: false });
  context.setDefaultTimeout(SOON);
  const page = await context.newPage();
  const troubles = [];
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(`the console says: ${message.text()}`); });
  page.on('pageerror', (error) => troubles.push(`the page failed: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) troubles.push(`asked another place: ${request.url()}`);
  });
  const at = (testid) => page.getByTestId(testid);
  const messages = at('message');
  const see = async (words, what, where = messages) => {
    const found = where.filter({ hasText: words }).last();
    await found.waitFor({ state: 'visible' }).catch(async () => {
      const shown = (await where.allInnerTexts()).map((text) => `    ${text.replaceAll('\n', ' / ')}`).join('\n');
      throw new assert.AssertionError({ message: `${what}: nothing shown says ${words}. There is:\n${shown || '    nothing'}` });
    });
    return found;
  };
  let pictures = 0;
  const shot = async (name) => {
    if (!SHOTS) return;
    const number = String(++pictures).padStart(2, '0');
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(SHOTS, `${label}-${number}-${name}-${colorScheme}.png`) });
    }
  };
  const press = (message, label) => message.getByTestId('button').filter({ hasText: label }).first().click();
  const go = (channel) => at(channel).first().click();
  const be = async (name) => {
    await at('person-switch').click();
    await at(`person-${name.toLowerCase()}`).click();
    await page.waitForFunction((who) => document.querySelector('.person-switch .person-name')?.textContent === who, name);
  };
  /** Types a command, then its options by name; what is picked from a list is `[typed, what the row must say]`. */
  const command = async (line, options = {}, picture) => {
    await at('composer').fill(`/${line}`);
    await at('command').first().waitFor();
    await page.keyboard.press('Enter');
    await at('command-options').waitFor();
    for (const [name, given] of Object.entries(options)) {
      const box = at(`command-option-${name}`);
      if (!(await box.count())) await at(`command-add-${name}`).click();
      const [typed, row] = [given].flat();
      await box.fill(typed);
      if (row) {
        const choice = await see(row, `the list under ${name}`, at('choice'));
        if (picture) await shot(picture);
        await choice.click();
      }
    }
  };
  const send = async () => {
    const before = await messages.count();
    await at('send').click();
    await page.waitForFunction(([count]) => document.querySelectorAll('[data-testid="message"]').length > count || document.querySelector('[data-testid="failed"], [data-testid="form"]'), [before]);
  };
  /** Presses *Next thing due* until a private message says this. */
  const windUntil = async (words, what) => {
    await go('direct-messages');
    for (let times = 1; times <= 12; times += 1) {
      const button = at('clock-next');
      await page.waitForFunction((one) => !one.disabled, await button.elementHandle(), { timeout: 4_000 }).catch(() => {
        throw new assert.AssertionError({ message: `${what}: “Next thing due” cannot be pressed though something is due` });
      });
      await button.click();
      try {
        await messages.filter({ hasText: words }).last().waitFor({ timeout: 2_500 });
        return times;
      } catch { /* not yet */ }
    }
    await see(words, `${what}, after twelve presses of “Next thing due”`);
    return 12;
  };
  return { page, at, messages, see, shot, press, go, be, command, send, windUntil, troubles, label, context };
}

const dated = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';

const desktop = [
  ['the page opens and says what to try', async (w) => {
    await w.at('composer').waitFor();
    // The title follows once the state has come.
    await w.page.waitForFunction(() => document.title.includes('general'), null, { timeout: 10_000 })
      .catch(() => assert.fail('one begins in #general'));
    assert.match(await w.at('hint').innerText(), /\/coalition setup[\s\S]*\/commit make/, 'the hint names the two commands');
    await w.shot('opened');
    await w.at('hint-dismiss').click();
  }],
  ['Rosa sets the coalition up', async (w) => {
    await w.at('composer').fill('/');
    await w.at('command-picker').waitFor();
    await w.shot('commands');
    await w.command('coalition setup', { timezone: ['new york', /America\/New_York/], announcements: ['ann', /#announcements/] });
    await w.shot('setup-typed');
    await w.send();
    const answer = await w.see(/You're set up|set up/i, 'the answer to /coalition setup');
    await w.shot('setup-answered');
    const said = await answer.innerText();
    assert.match(said, /America\/New_York|New York|Eastern/, 'the answer names the time zone');
    assert.match(said, /Only you can see this/, 'it is for Rosa alone');
  }],
  ['the selects of Set up show what holds', async (w) => {
    await w.press(await w.see(/Hello, I'm Convenor/, 'the welcome'), 'Set up');
    const card = await w.see(/Set up your coalition/, 'the conversation of setup');
    const shows = async (at, words) => {
      const select = card.getByTestId('select').nth(at).filter({ hasText: words });
      await select.waitFor().catch(async () => {
        throw new assert.AssertionError({ message: `select ${at} does not show ${words}: ${await card.innerText()}` });
      });
    };
    for (const [at, words] of ['Eastern (US)', 'English (US)', '#announcements', 'Choose a role'].entries()) await shows(at, words);
    await w.shot('setup-selects');
    const choose = async (words) => {
      await card.getByTestId('select').nth(1).click();
      await w.at('choice').filter({ hasText: words }).click();
      await shows(1, words);
    };
    await choose('Spanish');
    await choose('English (US)');
  }],
  ['the Start here card is in #announcements', async (w) => {
    await w.go('channel-announcements');
    const card = await w.see(/Start here · Riverside Housing Coalition/, 'the card');
    assert.ok(await card.getByTestId('button').filter({ hasText: 'Promise something' }).count(), 'the card has a button to promise something');
    await w.shot('start-here');
    await w.go('channel-general');
  }],
  ['Ana sees how her date is understood and promises', async (w) => {
    await w.be('Ana');
    await w.command('commit make', { what: 'Take flyers to the clinic', due: ['in 10 days 5pm', new RegExp(`${dated}.*(5|17).*in (1[01] days|1 week)`)] }, 'due-understood');
    await w.shot('commit-typed');
    await w.send();
    const answer = await w.see(/C-1 is promised: Take flyers to the clinic/, 'the answer to /commit make');
    const said = await answer.innerText();
    assert.match(said, /Only you can see this/, 'nobody else sees the answer');
    assert.match(said, /I'll (ask|remind) you/, `it says what happens next: ${said}`);
    assert.match(said, new RegExp(dated), 'it says the day');
    await w.shot('promised');
  }],
  ['nobody else sees it', async (w) => {
    await w.be('Rosa');
    await w.page.waitForTimeout(400);
    assert.equal(await w.messages.filter({ hasText: 'Take flyers' }).count(), 0, 'Rosa sees Ana’s private answer');
    await w.be('Ana');
  }],
  ['the clock is wound until the reminder comes in private', async (w) => {
    const times = await w.windUntil(/Take flyers to the clinic \(C-1\)/, 'the reminder');
    assert.equal(times, 1, 'the first press of “Next thing due” brings the reminder');
    const said = await (await w.see(/\(C-1\)/, 'the reminder')).innerText();
    assert.match(said, /How is it going, Ana\?/, 'the sentence is a friendly question by name');
    for (const label of ['Done', 'On track', 'Need more time', 'Can\'t do it']) assert.ok(said.includes(label), `there is a button ${label}`);
    await w.shot('reminder');
  }],
  ['On track is answered in place', async (w) => {
    await w.press(await w.see(/How is it going, Ana\?/, 'the reminder'), 'On track');
    const answer = await w.see(/Good to know: Take flyers to the clinic is on track/, 'the answer to On track');
    await answer.getByTestId('button').filter({ hasText: 'Done' }).waitFor();
    assert.equal(await w.messages.filter({ hasText: 'How is it going' }).count(), 0, 'the question is gone');
    await w.shot('on-track');
  }],
  ['and it is said that the next reminder is skipped', async (w) => {
    const said = await (await w.see(/Good to know/, 'the answer to On track')).innerText();
    assert.match(said, /skip the next reminder/, `after On track it is said what happens next, not only: ${said}`);
  }, 'alone'],
  ['on the day there is a reminder again, and Done is thanked', async (w) => {
    const times = await w.windUntil(/Today, .*Take flyers to the clinic \(C-1\)/, 'the reminder of the day');
    console.log(`    (presses of “Next thing due” until it came: ${times})`);
    const reminder = await w.see(/Today, /, 'the reminder of the day');
    await w.shot('reminder-of-the-day');
    await w.press(reminder, 'Done');
    await w.see(/Done: Take flyers to the clinic \(C-1\)\. Thank you for keeping your word!/, 'the thanks');
    await w.shot('done');
  }],
  ['/commit list shows it among the closed ones', async (w) => {
    await w.go('channel-general');
    await w.command('commit list', { show: ['closed', /closed/i] });
    await w.send();
    const list = await w.see(/1 closed promise/, 'the list of closed promises');
    assert.match(await list.innerText(), /✓ C-1 Take flyers to the clinic · done/, 'C-1 is closed and kept');
    await w.shot('closed');
  }],
  ['Need more time: a date that cannot be read is refused, and one can try again', async (w) => {
    await w.command('commit make', { what: 'Paint the banner', due: ['in 9 days 6pm', /in (9 days|10 days|1 week)/] });
    await w.send();
    await w.see(/C-2 is promised: Paint the banner/, 'the second promise');
    await w.windUntil(/Paint the banner \(C-2\).*How is it going/, 'the reminder of C-2');
    await w.press(await w.see(/Paint the banner \(C-2\).*How is it going/, 'the reminder of C-2'), 'Need more time');
    await w.at('form').waitFor();
    await w.at('form-field-0').fill('when the cows come home');
    await w.at('form-field-1').fill('The paint is late');
    await w.shot('more-time-form');
    await w.at('form-submit').click();
    const refusal = await w.see(/I can't read "when the cows come home" as a date\. Try /, 'the refusal');
    await w.shot('more-time-refused');
    await w.press(refusal, 'Try again');
    await w.at('form').waitFor();
    assert.equal(await w.at('form-field-0').inputValue(), 'when the cows come home', 'the form still has the date as it was typed');
    assert.equal(await w.at('form-field-1').inputValue(), 'The paint is late', 'the form still has the reason');
    await w.shot('more-time-again');
    await w.at('form-field-0').fill('in 3 weeks 6pm');
    await w.at('form-submit').click();
    const answer = await w.see(/C-2 is now due .*Paint the banner/, 'the answer to the new date');
    assert.match(await answer.innerText(), /I'll (ask|remind) you/, 'it says what happens next');
    await w.shot('more-time-done');
    await w.page.waitForTimeout(300);
    const left = await w.messages.filter({ hasText: 'when the cows come home' }).count();
    assert.equal(left, 0, `the refusal is gone once the date was taken, but ${left} still shown`);
  }],
  ['Tomás reads and writes Spanish', async (w) => {
    await w.be('Tomás');
    await w.go('channel-general');
    await w.at('composer').fill('/');
    await w.at('command').first().waitFor();
    const offered = (await w.at('command').locator('.option-title').allInnerTexts()).join(' ');
    assert.match(offered, /\/promesa hacer/, `the commands have Spanish names: ${offered}`);
    assert.doesNotMatch(offered, /\/commit/, 'and no English ones');
    await w.shot('spanish-commands');
    await w.at('composer').fill('/promesa hacer');
    await w.page.keyboard.press('Enter');
    await w.at('command-option-what').fill('Llamar a la imprenta');
    await w.at('command-option-due').fill('en 10 días a las 5 de la tarde');
    const row = await w.see(/(lun|mar|mié|jue|vie|sáb|dom).*en (10 días|1 semana)/, 'how his date was understood', w.at('choice'));
    await w.shot('spanish-due');
    await row.click();
    await w.send();
    const answer = await w.see(/C-3.*Llamar a la imprenta/, 'his answer');
    const said = await answer.innerText();
    assert.doesNotMatch(said, /promised|remind|Due |Only you see/, `his answer is Spanish: ${said}`);
    await w.shot('spanish-promised');
    await w.windUntil(/Llamar a la imprenta \(C-3\)/, 'his reminder');
    const reminder = await w.see(/Llamar a la imprenta \(C-3\)/, 'his reminder');
    assert.doesNotMatch(await reminder.innerText(), /How is it going|Done|On track/, 'his reminder is Spanish');
    await w.shot('spanish-reminder');
  }],
];

/** Presses Tab until this has the focus. */
async function tabTo(page, locator, what, key = 'Tab') {
  await locator.waitFor();
  for (let times = 0; times < 60; times += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new assert.AssertionError({ message: `${what} cannot be reached with ${key}` });
}

const phone = [
  ['on a small screen, with the keyboard alone, Ana promises', async (w) => {
    const { page } = w;
    await w.at('composer').waitFor();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(sideways, 0, 'nothing has to be scrolled sideways');
    await w.shot('opened');
    await tabTo(page, w.at('hint').getByRole('button', { name: '/commit make' }), 'the hint’s /commit make');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.dataset.testid === 'command-option-what').catch(() => {
      throw new assert.AssertionError({ message: 'after /commit make the first field has the focus' });
    });
    await page.keyboard.type('Take flyers to the clinic');
    await page.keyboard.press('Enter');
    await page.keyboard.type('in 10 days 5pm', { delay: 15 });
    await w.see(/in (1[01] days|1 week)/, 'how the date was understood', w.at('choice'));
    await w.shot('due-understood');
    await page.keyboard.press('Enter');
    await w.shot('commit-typed');
    await page.keyboard.press('Enter');
    await w.see(/C-1 is promised: Take flyers to the clinic/, 'the answer');
    await w.shot('promised');
  }],
  ['winds the clock, reads the reminder, presses Done', async (w) => {
    const { page } = w;
    await page.waitForFunction((one) => !one.disabled, await w.at('clock-next').elementHandle(), { timeout: 4_000 }).catch(() => {
      throw new assert.AssertionError({ message: '“Next thing due” cannot be pressed though a promise was just made' });
    });
    await tabTo(page, w.at('clock-next'), '“Next thing due”', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_500);
    await w.shot('wound');
    await tabTo(page, page.locator('#menu'), 'the menu', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await w.shot('menu');
    await tabTo(page, w.at('direct-messages'), 'the private messages');
    await page.keyboard.press('Enter');
    const reminder = await w.see(/How is it going, Ana\?/, 'the reminder');
    await w.shot('reminder');
    await tabTo(page, reminder.getByTestId('button').filter({ hasText: 'Done' }), 'Done');
    await page.keyboard.press('Enter');
    await w.see(/Thank you for keeping your word!/, 'the thanks');
    await w.shot('done');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(sideways, 0, 'nothing has to be scrolled sideways');
  }],
];

/** Plays a scene: after a failure the rest is not played, unless the step stands alone. */
async function play(browser, label, viewport, steps) {
  const practice = await startPractice();
  let stopped;
  try {
    const window = await openWindow(browser, practice.origin, viewport, label);
    await window.page.goto(`${practice.origin}/`);
    let going = true;
    for (const [name, step, alone] of steps) {
      if (!going) {
        console.log(`        ${label}: not played: ${name}`);
        continue;
      }
      const ok = await run(`${label}: ${name}`, () => step(window));
      going = ok || alone === 'alone';
      if (!going && SHOTS) await window.page.screenshot({ path: join(SHOTS, `${label}-failed.png`) });
    }
    await run(`${label}: nothing went wrong in the page, and nothing left this computer`, () => assert.deepEqual(window.troubles, []));
    await window.context.close();
  } finally {
    stopped = await practice.stop();
  }
  await run(`${label}: the program ends when it is told to`, () => {
    assert.equal(stopped, 0, `it ended with ${stopped}: ${practice.complaints().slice(-2000)}`);
  });
}

async function run(name, step) {
  try {
    await step();
    passed += 1;
    console.log(`ok      ${name}`);
    return true;
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${String(error.message).replaceAll('\n', '\n        ')}`);
    return false;
  }
}

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  await play(browser, 'desktop', DESKTOP, desktop);
  await play(browser, 'phone', PHONE, phone);
} catch (error) {
  failed += 1;
  console.log(`FAILED  ${error.stack}`);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
