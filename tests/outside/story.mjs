// A newcomer's first quarter of an hour, played in a real browser against the real product.
// What it needs from the environment stands in window.mjs.
import assert from 'node:assert/strict';
import { DESKTOP, PHONE, tabTo, tell } from './window.mjs';

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
    const times = await w.windUntil(/Take flyers to the clinic\s\(C-1\)/, 'the reminder');
    assert.equal(times, 1, 'the first press of “Next thing due” brings the reminder');
    const said = await (await w.see(/\(C-1\)/, 'the reminder')).innerText();
    assert.match(said, /How is it going, Ana\?/, 'the sentence is a friendly question by name');
    for (const label of ['Done', 'On track', 'Need more time', 'Can\'t do it']) assert.ok(said.includes(label), `there is a button ${label}`);
    await w.shot('reminder');
  }],
  ['On track is answered in place', async (w) => {
    await w.press(await w.see(/How is it going, Ana\?/, 'the reminder'), 'On track');
    const answer = await w.see(/Great, Take flyers to the clinic is on track/, 'the answer to On track');
    await answer.getByTestId('button').filter({ hasText: 'Done' }).waitFor();
    assert.equal(await w.messages.filter({ hasText: 'How is it going' }).count(), 0, 'the question is gone');
    await w.shot('on-track');
  }],
  ['and it is said that the next reminder is skipped', async (w) => {
    const said = await (await w.see(/is on track/, 'the answer to On track')).innerText();
    assert.match(said, /skip the next reminder/, `after On track it is said what happens next, not only: ${said}`);
  }, 'alone'],
  ['on the day there is a reminder again, and Done is thanked', async (w) => {
    const times = await w.windUntil(/Today, .*Take flyers to the clinic\s\(C-1\)/, 'the reminder of the day');
    console.log(`    (presses of “Next thing due” until it came: ${times})`);
    const reminder = await w.see(/Today, /, 'the reminder of the day');
    await w.shot('reminder-of-the-day');
    await w.press(reminder, 'Done');
    await w.see(/Done: Take flyers to the clinic\s\(C-1\)\. Thank you for keeping your word!/, 'the thanks');
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
    await w.windUntil(/Paint the banner\s\(C-2\).*How is it going/, 'the reminder of C-2');
    await w.press(await w.see(/Paint the banner\s\(C-2\).*How is it going/, 'the reminder of C-2'), 'Need more time');
    await w.at('form').waitFor();
    await w.at('form-field-0').fill('when the cows come home');
    await w.at('form-field-1').fill('The paint is late');
    await w.shot('more-time-form');
    await w.at('form-submit').click();
    const refusal = await w.see(/I can't read "when the cows come home" as a date\. Try /, 'the refusal');
    await w.shot('more-time-refused');
    await w.press(refusal, 'Open the form');
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
    await w.windUntil(/Llamar a la imprenta\s\(C-3\)/, 'his reminder');
    const reminder = await w.see(/Llamar a la imprenta\s\(C-3\)/, 'his reminder');
    assert.doesNotMatch(await reminder.innerText(), /How is it going|Done|On track/, 'his reminder is Spanish');
    await w.shot('spanish-reminder');
  }],
];

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

await tell([
  { label: 'desktop', viewport: DESKTOP, steps: desktop },
  { label: 'phone', viewport: PHONE, steps: phone },
]);
