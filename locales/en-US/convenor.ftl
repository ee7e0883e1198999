# Every sentence that a person reads. Short, warm, plain; the task first; no blame; says what happens next.

## Time

weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-many = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-month-first = { $month } { $day }
date-day-first = { $day } { $month }
day = { $weekday } { $day } { $month }
wall = { $date }, { $time }
wall-year = { $date } { $year }, { $time }
ahead-now = now
ahead-minutes = { $count ->
    [one] in 1 minute
   *[other] in { $count } minutes
}
ahead-hours = { $count ->
    [one] in 1 hour
   *[other] in { $count } hours
}
ahead-days = { $count ->
    [one] in 1 day
   *[other] in { $count } days
}
ahead-weeks = { $count ->
    [one] in 1 week
   *[other] in { $count } weeks
}
past-due = past its date

when-choice = { $wall } · { $ahead }
when-choice-utc = { $choice } (UTC)
when-choice-shifted = { $choice } (clocks change)
when-examples = *next tue 6pm* or *{ $date }*
when-nonsense = I can't read "{ $typed }" as a date. Try { $examples }.
when-past = "{ $typed }" has passed: I read it as { $at }. Try { $examples }.
when-no-time = "{ $typed }" has no time of day. Try { $examples }.
when-examples-timed = *{ $typed } 6pm* or *{ $date } 9am*
when-too-far = "{ $typed }" is more than ten years away. Try { $examples }.
when-shifted = Clocks change that night and that hour doesn't exist, so I took the one right after it.

## Faults and misunderstandings

fault = Something broke on my side, and nothing was changed. Please try again. If it happens again, tell your coordinator this code: **{ $reference }**
fault-busy = I'm busy with something else right now, and nothing was changed. Please try again in a minute. (Code: **{ $reference }**)
fault-no-room = I can't save anything right now, so nothing was changed. Please tell the person who runs this bot: the disk is full or locked. (Code: **{ $reference }**)
fault-unanswered = What you asked for is done, but Discord didn't let my answer through. Type **/home** to see how things stand. (Code: **{ $reference }**)
command-changed = This command has changed since your app last looked. Please restart Discord, then try again.
command-guild-only = This works in your coalition's server, not here. Please try it there.
press-unknown = I don't know this button any more. Type **/home** to see everything that's yours.
press-again = That took me too long. Please press the button again.
draft-gone = What you typed was only kept for a day, and only for you. Please start again from **/home**.
cannot-post = I can't post in { $channel }: I'm missing *{ $lacks }* there. Please allow it in the channel's settings, or choose another channel.
not-found = I can't find that among the things you can see here. Type **/home** to see what's yours.
not-set-up = -# This coalition isn't set up yet, so I read dates in UTC time. Someone who manages this server can run **/coalition setup**.
not-chosen = not chosen yet
and = { $one } and { $other }
somebody = Somebody
text-empty = Please write a few words: what will you do?
text-reason-empty = Please give a reason in a few words. It helps everyone plan.
text-too-long = That's longer than { $max } characters. Please make it shorter and send it again.
page-of = page { $page } of { $pages }

## Buttons

button-done = Done
button-on-track = On track
button-more-time = Need more time
button-cannot = Can't do it
button-its-done = It's done
button-new-date = New date
button-let-go = Let it go
button-on-time = On time
button-later = Later
button-open = Open
button-open-one = Open { $reference }
button-my-list = My promises
button-everyones = Everyone's promises
button-closed-promises = Closed promises
button-something-else = Something else…
button-my-things = My things
button-promise = Promise something
button-how-we-work = How we work
button-show-all = Show all
button-show-others = { $count ->
    [one] Show the other one
   *[other] Show the other { $count }
}
button-show-closed = Show closed
button-show-open = Show open
button-earlier-page = ← Back
button-next-page = Next →
button-try-again = Try again
button-open-form = Open the form
button-read = Read it
button-set-up = Set up (3 minutes)
button-try-it = Try it
button-what-i-keep = What I keep
button-finish = Finish
button-other-zone = Another time zone

## The front door

welcome = Hello, I'm Convenor. I help this coalition keep its word: who promised what, when we meet, what we decided, and whether life is getting better. I don't read your conversations; I keep only what you give me.
what-i-keep = **What I keep**
    • Only what you give me with a command, a button or a form, and your name here. I never read your chats.
    • In this coalition, your coordinators can see what you promise. Nobody is told in public who is late.
    • The people who run this bot can reach what I keep, and public-records law may too.
    • To leave, ask your coordinator. Your promises are handed back first.
start-here = **Start here · { $name }**
    I help us keep our word. Promise something, and I'll remind you in time. What you see here is for everyone; my answers to you are private.
language-en-us = English (US)
language-en-gb = English (UK)
language-es = Spanish
setup-heading = **Set up your coalition**
    Four short answers. Each is saved at once, so you can leave and come back.
setup-zone = **1. Time zone:** { $zone }, where it is { $time } now
setup-zone-prompt = Choose your time zone
setup-language = **2. What I post is in:** { $language }
setup-language-prompt = Choose a language
setup-announcements = **3. News goes to:** { $channel }
setup-announcements-prompt = Choose a channel
setup-role = **4. Coordinators wear the role:** { $role } (you can leave this empty)
setup-role-everyone = Everyone here has the role *@everyone*, so everyone would be a coordinator. Please choose a role that only your coordinators wear, or leave it empty.
setup-role-prompt = Choose a role
setup-zone-title = Your time zone
setup-zone-field = A city or a time zone near you
setup-zone-hint = Chicago, or America/Chicago
setup-zone-unknown = I don't know the time zone "{ $typed }". Try a city near you, like *Chicago*, or *America/New_York*.
setup-zone-first = Please choose your time zone first, so that dates and reminders come at the right hour.
setup-not-allowed = Only people who manage this server, or its coordinators, can set me up. Please ask one of them.
setup-finished = You're set up. It's { $time } in { $zone }. { $card } You're a coordinator. What happens next: promise something small, to see how it works.
setup-card-comes = I'm posting a *Start here* card in { $channel }.
setup-card-stands = The *Start here* card stands in { $channel }.
show-heading = **How { $name } works**
show-zone = • **Time:** { $zone }, where it is { $time } now. All dates you type are read in this zone.
show-language = • **Language:** what I post is in { $language }. Private answers speak yours.
show-announcements = • **News** goes to { $channel }.
show-no-announcements = • **News:** no channel is chosen yet.
show-coordinators = • **Coordinators:** { $people }. They see what slips, and set things up.
show-role = • Who wears { $role } is a coordinator too.
show-brief = • **Daily brief:** one private message at { $hour }, only when there's something to say.
show-quiet = • **Quiet hours:** no private messages and no pings from { $from } to { $until }, but for reminders you set yourself, the reminders of meetings, and changes to a meeting that starts soon.
show-ladder = • **Reminders:** { $before } days before a promise is due, on the day, and { $after } days after, privately.
home-heading = **Hello, { $name }.** Here is what's yours.
home-promises = { $count ->
    [one] **You have 1 open promise**
   *[other] **You have { $count } open promises**
}
home-promises-first = -# The { $count } most urgent; **My promises** has them all.
home-no-promises = **You have no open promises.** Would you like to make one?
home-waiting = **A private message waits for you:** your direct messages are closed to me.
home-waited = **A private message waits for you:** I couldn't reach you when it came.
home-reminders = { $count ->
    [one] **You have 1 reminder to come**
   *[other] **You have { $count } reminders to come**
}
home-reminders-first = -# The next { $count }; **My reminders** has them all.
home-more = **What else you can do here**
    • **Promises:** make one with **/commit make**, say that it's done with **/commit done**, see open and closed ones with **/commit list**.
    • **Reminders:** **/remind me** is for you alone, **/remind channel** for everyone in a channel.
    • **Meetings:** plan one with **/meeting schedule**; **/meeting agenda** puts something on the agenda.
    • **Polls:** **/poll ask** lets people here choose.
    • **Decisions:** **/decision propose** asks everyone; **/decision list** finds what was decided.
    • **Figures:** **/indicator list** shows whether things are getting better.
    • **The digest:** **/digest now** shows what's going on; **/digest mine** brings it to you privately.
home-kept = -# You kept { $kept } of { $all } on time. Only you see this.

## Commitments

commit-made = **{ $reference }** is promised: { $what }
commit-made-again = You promised this a moment ago, so I kept it once. **{ $reference }**: { $what }
commit-made-due = Due { $due }.
commit-made-towards = It's for { $towards }, so everyone here can see it there.
commit-reminder = I'll ask you how it's going on { $on }.
commit-reminder-away = You're away until { $until }, so I'll ask you how it's going on { $on }.
commit-no-reminder = That's soon, so I won't remind you before then.
commit-title = **{ $reference }** { $what }
commit-owner = Promised by { $name }.
commit-owner-you = You promised this.
commit-done-means = **Done means:** { $text }
commit-standing-open = Due { $due }, { $ahead }.
commit-standing-overdue = Was due { $due } and is still open.
commit-standing-asks = It happens. What would help most?
commit-standing-kept = ✓ Kept. It was due { $due }.
commit-standing-late = ✓ Done, later than planned. It was due { $due }.
commit-standing-withdrawn = Withdrawn before its date. It was due { $due }.
commit-standing-not-kept = Let go. It was due { $due }.
commit-standing-renewed = Not done by { $due }. It goes on as { $follower }.
commit-history-made = { $at }: promised for { $to }
commit-history-moved = { $at }: moved to { $to }
commit-history-delivered = { $at }: done
commit-history-withdrawn = { $at }: withdrawn
commit-history-on-track = { $at }: on track
commit-history-let-go = { $at }: let go
commit-history-note = "{ $note }"
commit-line = **{ $reference }** { $what } · due { $when }
commit-line-overdue = **{ $reference }** { $what } · was due { $when }
commit-line-kept = ✓ **{ $reference }** { $what } · done { $when }
commit-line-late = ✓ **{ $reference }** { $what } · done later, { $when }
commit-line-withdrawn = **{ $reference }** { $what } · withdrawn { $when }
commit-line-not-kept = **{ $reference }** { $what } · let go { $when }
commit-list-open = { $count ->
    [one] **1 open promise**
   *[other] **{ $count } open promises**
}
commit-list-closed = { $count ->
    [one] **1 closed promise**
   *[other] **{ $count } closed promises**
}
commit-list-empty = No open promises. To make one, type **/commit make**.
commit-list-empty-closed = Nothing is closed yet.
commit-list-empty-closed-mine = You have closed nothing yet.
commit-together = Together so far: **{ $kept } of { $all }** promises kept on time ({ $percent }%), { $late } kept later, { $not_kept } not kept.
commit-together-beside = -# Moved before their date: { $moved }. Withdrawn in time: { $withdrawn }. Neither counts against us.
commit-together-reasons = -# What got in the way, without names: { $reasons }.
commit-together-reason = { $reason } ({ $count })
commit-list-not-yours = You can see your own promises here. For somebody else's, please ask them or a coordinator.
commit-not-yours = I can't find that among your own promises. Type **/commit list** to see them.
commit-delivered = Done: { $what } ({ $reference }). Thank you for keeping your word!
commit-delivered-late = Done: { $what } ({ $reference }). Thank you for seeing it through.
commit-delivered-again = { $reference } is already marked done: { $what }. Thank you!
commit-ask-on-time = *{ $what }* was due { $due }. Was it done by then, or later?
commit-moved = { $reference } is now due { $due }: { $what }.
commit-moved-later = { $count ->
    [2] It has moved to a later date twice now. Would a smaller first step help? Press *Can't do it* to take this one back, then promise the smaller one with **/commit make**. Or ask someone here to lend a hand.
   *[other] It has moved to a later date { $count } times now. Would a smaller first step help? Press *Can't do it* to take this one back, then promise the smaller one with **/commit make**. Or ask someone here to lend a hand.
}
commit-move-same = { $reference } is already due { $due }, so nothing has changed. For more time, type a later day, like *in 3 days*.
commit-move-late = { $reference } is past its date. Open it with **/commit show** and press *New date* to make a fresh promise.
commit-renewed = A fresh promise: { $what }. It's { $reference } now, due { $due }.
commit-withdrawn = { $reference } is withdrawn: { $what }. Thank you for saying so in time.
commit-withdraw-late = { $reference } is past its date. Open it with **/commit show** and press *Let it go*.
commit-on-track = Great, { $what } is on track for { $due }.
commit-on-track-skips = I'll skip the next reminder.
commit-ask-why = What got in the way? One tap if you like, kept without your name.
    -# { $reference } counts as not kept.
commit-reason-noted = Thank you, that helps. { $reference } goes on as { $follower }.
commit-reason-noted-let-go = Noted, without your name. It helps us all plan better. { $reference } is closed.
commit-ask-reason-prompt = Choose one
commit-let-go = { $reference } is let go, and that's fine: { $what }. Thank you for being open about it.
commit-let-go-early = { $reference } isn't due yet. If you can't do it, press *Can't do it*, or use **/commit withdraw**.
commit-several = More than one promise fits: { $which }. Type the number of the one you mean.
commit-already-delivered = { $reference } is already done. There's nothing left to change.
commit-already-withdrawn = { $reference } was withdrawn. To take it up again, make a new promise with **/commit make**.
commit-already-renewed = { $reference } got a new date: it goes on as { $follower }. Type **/commit show** to see it.
commit-already-let-go = { $reference } is closed already. Type **/commit list** to see what's open.
reason-waiting = Waiting on someone
reason-too-big = Too big
reason-no-means = No time or money
reason-need-changed = The need changed
reason-unclear = It was unclear
reason-forgot = I forgot
reason-emergency = An emergency
form-make-title = Promise something
form-move-title = Need more time
form-withdraw-title = Can't do it
form-renew-title = A new date
field-what = What will you do?
field-what-hint = Take flyers to the clinic
field-due = By when?
field-due-hint = next tue 6pm
field-done-means = How will we know it's done? (optional)
field-done-means-hint = 50 flyers at the front desk
field-reason = Why? One short sentence helps
field-reason-hint = The printer needs two more days
field-reason-cannot-hint = Another group is already doing it

## The chain: what something is for, and what came of it

item-line = **{ $reference }** { $title }
item-line-status = **{ $reference }** { $title } · { $status }
item-status = { $status ->
    [done] done
    [adopted] adopted
    [closed] closed
    [met] ★ target met
    [improving] ▲ improving
    [same] ▬ little or no change
    [worse] ▼ getting worse
   *[other] -
}
chain-from = **What it is for**
chain-became = **What came of it**
towards-none = I can't find a decision, an indicator or a meeting like that here. Pick one from the list while you type, or leave it out.
towards-several = Several fit: { $which }. Please pick one from the list, or type its short name.

## The daily brief

brief-today = Today, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-tomorrow = Tomorrow, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-ahead = { $on }, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-asks = How is it going, { $name }?
brief-asks-many = How are these going, { $name }? Choose one below to answer. Only you see this.
brief-asks-mixed = Choose one below to answer. Only you see this.
brief-missed = { $what }{"\u00A0"}({ $reference }) was due { $on } and is still open.
brief-missed-today = { $what }{"\u00A0"}({ $reference }) was due today and is still open.
brief-missed-asks = It happens. What would help most? Only you see this.
brief-warns = If I hear nothing by { $by }, I'll ask a coordinator to check in.
brief-warns-today = If I hear nothing now, the next thing I do is ask a coordinator to check in.
brief-warns-alone = I won't ask about this one again. It stays in **/home** until you say how it went.
brief-warns-of = If I hear nothing of { $items } by { $by }, I'll ask a coordinator to check in.
brief-warns-today-of = If I hear nothing of { $items } now, the next thing I do is ask a coordinator to check in.
brief-warns-alone-of = I won't ask about { $items } again. { $count ->
    [one] It stays
   *[other] They stay
} in **/home** until you say how it went.
brief-handed = Could you check in with { $name }? { $what } ({ $reference }) was due { $due } and is still open. I asked and heard nothing.
brief-late = This comes later than planned: I was away at the usual hour.
brief-waiting = { $person }, a private message waits for you here: your direct messages are closed to me.
brief-waited = { $count ->
    [one] I couldn't reach you here for a while. Meanwhile, 1 message came for you.
   *[other] I couldn't reach you here for a while. Meanwhile, { $count } messages came for you.
}
brief-not-yours = This message is for somebody else. Type **/home** to see what's yours.
brief-choose = Choose one to answer
brief-choose-look = Choose one to look at
brief-choose-other = Choose another
brief-more = … and { $count } more behind *Show all*.
brief-rest = Still to answer:
brief-rest-told = Good to know:
brief-choice-told = { $reference } · good to know: { $title }
brief-all = { $count ->
    [0] **Nothing waits for your answer**
    [one] **1 still waits for your answer**
   *[other] **{ $count } still wait for your answer**
}
brief-nothing-left = Nothing in this message waits for you any more. Thank you!
brief-week = Our week at a glance:
brief-week-more = … and { $count } more.
button-brief-week = Our week

## Permissions, as Discord names them

permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-in-threads = Send Messages in Threads
permission-create-threads = Create Public Threads
permission-read-history = Read Message History
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-create-events = Create Events

## Commands: the names that people type are fixed; these are what each says of itself

command-home =
    .description = Your page: what you promised, and what waits for you
command-coalition =
    .description = Your coalition: set it up, see how it works
command-coalition-setup =
    .description = Set your coalition up: time zone, language, where news goes
    .timezone-says = A city or a time zone near you
    .language-says = What I post for everyone is in this language
    .announcements-says = The channel for news
    .coordinator-role-says = Who wears this role is a coordinator
command-coalition-show =
    .description = See how this coalition works
command-commit =
    .description = Promise something, and keep track of it
command-commit-make =
    .description = Promise something by a date
    .what-says = What will you do?
    .due-says = By when? For example: next tue 6pm
    .done-means-says = How will we know it's done?
    .towards-says = What is it for? A decision, an indicator or a meeting
command-commit-list =
    .description = See your promises
    .show-says = Open ones, or closed ones
    .member-says = Somebody else's (for coordinators)
command-commit-show =
    .description = See one promise
    .commitment-says = Which promise?
command-commit-done =
    .description = Say that a promise is done
    .commitment-says = Which promise?
    .note-says = Anything to add?
command-commit-move =
    .description = Give a promise another date, before its date has passed
    .commitment-says = Which promise?
    .due-says = By when now?
    .reason-says = Why? One short sentence helps
command-commit-withdraw =
    .description = Take a promise back, before its date has passed
    .commitment-says = Which promise?
    .reason-says = Why? One short sentence helps

## Repeats

repeat-never = never
repeat-timed = { $rule }, { $time }
repeat-days = { $count ->
    [1] every day
    [2] every other day
   *[other] every { $count } days
}
repeat-weekdays = every weekday
repeat-weeks = { $count ->
    [1] every { $days }
    [2] every other { $days }
   *[other] every { $count } weeks on { $days }
}
repeat-weeks-several = { $count ->
    [1] every { $days }
    [2] every other week on { $days }
   *[other] every { $count } weeks on { $days }
}
repeat-month = { $days } of each month
repeat-months = { $count ->
    [1] every month { $days }
    [2] every other month { $days }
   *[other] every { $count } months { $days }
}
repeat-date = { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
   *[other] { $day }th
}
repeat-on-date = on the { $day }
repeat-on-dates = on the { $days }
repeat-on = on { $days }
repeat-last-day = the last day
repeat-nth = { $nth ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [4] 4th
    [5] 5th
   *[other] last
}
repeat-on-nth = on the { $nths } { $weekday }
repeat-year = every year on { $date }
repeat-february-note = { $rule } (in February on its last day)
repeat-leap-note = { $rule } (in other years on the 28th)
repeat-fifth-note = { $rule } (when there is one)
repeat-hourly = every hour
repeat-hours = { $count ->
    [1] every hour from { $from }
   *[other] every { $count } hours from { $from }
}
repeat-cron = by the cron line { $line }

## Delivery
meant-for = This was meant for { $channel }, where I can't post right now.
trouble-place = I can't post in { $channel } any more. It was deleted, or I'm missing *View Channel* or *Send Messages* there. Until that's fixed, its messages go where they were asked for, or to the announcements channel. Once it's fixed, press *Try again*.
trouble-place-open = Good. Messages for { $channel } go there again.
trouble-paused = I paused { $item }: its messages failed three times in a row, and there was no other place for them. What is to come waits. Once its channel is fixed, press *Go on*.
trouble-resumed = { $item } goes on from now.
trouble-resumed-digest = The digest goes on from now.
item-digest = the digest
trouble-lost = Something I had to say today couldn't be delivered anywhere. Please check that I may post in the channels you use, and choose one for announcements with **/coalition setup**.
trouble-unposted = Something about { $item } couldn't be posted: I can't write in its channel any more. Not everyone may see that channel, so I put it nowhere else. Please let me have *View Channel* and *Send Messages* there, or tell people yourself.
trouble-unsure = I may not read the message history in { $channel }. After an interruption I couldn't see whether my last message there arrived, so I didn't send it again. Please give me *Read Message History* there, and check whether a message is missing.
button-go-on = Go on
rollup-own = { $count ->
    [one] I was away for a while, and one thing should have reached you before now:
   *[other] I was away for a while, and { $count } things should have reached you before now:
}
rollup-line = • { $said } · was for { $at }
rollup-more = … and { $count } more. **/home** shows how things stand.
rollup-channels = { $count ->
    [one] While I was away, one message for a channel missed its time, so I didn't post it. It was for { $at }.
   *[other] While I was away, { $count } messages for channels missed their time, so I didn't post them. The first was for { $at }.
}

## Settings, health

discreet-notice = You have something in Convenor.
home-away = **You are away until { $until }.** I hold your daily brief until then; nothing is lost.
settings-heading = **My settings**
    -# For this coalition. Only you see them, and only you can change them.
settings-language = **Language:** { $language }
    -# What I say to you alone, here and in direct messages. What I post for everyone is in the coalition's language.
settings-language-prompt = Choose a language
settings-as-app = As my Discord app ({ $language })
settings-here = **Away:** no
    -# Give me a date, and I hold your daily brief until then. When you're back, you hear how things stand then. Reminders that you set yourself with **/remind me** still come.
settings-away = **Away** until { $until }
    -# I hold your daily brief until then. Nothing is lost: when you're back, you hear how things stand then. Reminders that you set yourself with **/remind me** still come.
settings-discreet-off = **Discreet:** off
    -# When it's on, my messages to you say only "You have something in Convenor". The text opens when you press a button.
settings-discreet-on = **Discreet:** on
    -# My messages to you say only "You have something in Convenor". The text opens when you press a button.
button-settings = My settings
button-away = I'll be away
button-away-other = Another date
button-back = I'm back
button-discreet-on = Turn on
button-discreet-off = Turn off
form-away-title = I'll be away
field-until = Until when?
field-until-hint = sunday, or dec 6
button-look-again = Look again
health-not-yours = This page is for coordinators: it shows how messages and backups are doing. Please ask one of them.
health-not-yours-ask = This page is for coordinators: it shows how messages and backups are doing. Please ask { $people }.
health-well = **All is well:** messages go out on time, and there's nothing for you to do.
health-well-again = **All is well now,** and there's nothing for you to do. But messages went out late in the last 24 hours.
health-to-mend = { $count ->
    [one] **One thing needs a look.** The rest is well.
   *[other] **{ $count } things need a look.** The rest is well.
}
health-queue-none = **To send:** nothing is waiting.
health-queue-going = { $count ->
    [one] **To send:** 1 message is on its way.
   *[other] **To send:** { $count } messages are on their way.
}
health-queue-late = { $count ->
    [one] **To send:** 1 message is late, by { $late }. I keep trying.
   *[other] **To send:** { $count } messages are late, the oldest by { $late }. I keep trying.
}
health-planned = { $count ->
    [one] 1 is planned, { $next }.
   *[other] { $count } are planned, the next { $next }.
}
health-failed-none = **Not delivered in the last 7 days:** none.
health-failed = **Not delivered in the last 7 days:** { $count }
health-waiting = { $count ->
    [one] • 1 private message waits to be read, in a channel and in **/home**: direct messages are closed to me.
   *[other] • { $count } private messages wait to be read, in a channel and in **/home**: direct messages are closed to me.
}
health-failed-not-allowed = • { $count }: I'm not allowed to post there. Please look at the channels below.
health-failed-gone = • { $count }: the channel or the person is gone.
health-failed-no-answer = • { $count }: Discord did not answer in time.
health-failed-other = • { $count }: something broke on my side. Please tell the person who runs this bot.
health-paused = { $count ->
    [one] **Paused:** { $items }. Its messages failed three times in a row. Once its channel is fixed, press *Go on* in what I wrote to you.
   *[other] **Paused:** { $items }. Their messages failed three times in a row. Once their channels are fixed, press *Go on* in what I wrote to you.
}
health-sent-none = **On time:** nothing was sent in the last 24 hours.
health-sent = { $count ->
    [one] **On time:** 1 message went out in the last 24 hours, within { $most } of its time.
   *[other] **On time:** { $count } messages went out in the last 24 hours, nearly all within { $most } of their time.
}
health-channels-none = **Channels:** I don't post in any yet.
health-channels-well = **Channels:** I have all I need in { $channels }.
health-channels-unknown = **Channels:** Discord didn't tell me just now what I may do. Please look again in a minute.
health-channels = **Channels:** I'm missing permissions. Someone who manages this server can allow them in the channel's settings.
health-channel-gone = • { $channel }: this channel is gone. Please choose another with **/coalition setup**.
health-channel-post = • { $channel }: { $lacks }. I can't post there. Commands and private messages still work.
health-channel-look-back = • { $channel }: { $lacks }. I post there as always. But if I'm interrupted, I can't check whether a message arrived.
health-channel-more = • { $channel }: { $lacks }. Plain messages and buttons still work; what needs these doesn't.
health-backup = **Backup:** the last was made { $at } ({ $size }).
health-backup-none = **Backup:** none yet. The first is made tonight at the latest.
health-backup-failed = The last try, { $at }, failed: { $why } I try again within the hour. Please tell the person who runs this bot.
health-backup-no-room = the disk is full.
health-backup-not-writable = I may not write where backups are kept.
health-backup-damaged = the copy could not be read back.
health-backup-other = something went wrong; the log says what.
health-host = -# My data takes { $size } · Convenor { $version } · running since { $since }
span-moment = a second
span-seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
command-health =
    .description = For coordinators: how messages, permissions and backups are doing

## Reminders

when-examples-moment = *next tue 6pm* or *{ $date } 9am*
remind-made = **{ $reference }** is set: { $what }
remind-made-again = You asked for this a moment ago, so I kept it once. **{ $reference }**: { $what }
remind-standing-direct = I'll write to you privately on { $at }, { $ahead }.
remind-standing-channel = I'll post it in { $channel } on { $at }, { $ahead }.
remind-standing-role = I'll post it in { $channel } for { $role } on { $at }, { $ahead }.
remind-standing-ended = It won't come again.
remind-came-channel = I posted it in { $channel } on { $at }.
remind-came-direct = I reminded you on { $at }.
remind-repeats = It repeats { $rule }.
remind-repeats-next = It repeats { $rule }. Next: { $next }.
repeat-note-time = The repeat has its own time of day, so I go by that one.
repeat-note-day = The day you named isn't one of the repeat's days, so it starts on the next one that is.
remind-silent = It will be there to read, but it won't ping anyone yet: { $role } isn't open to mentions, and I'm missing *{ $lacks }* in { $channel }. Allow one of the two, and it will.
remind-quiet = I don't ping anyone in quiet hours, so it waits for the morning.
remind-title = **{ $reference }** { $what }
remind-by = { $name } asked for this.
remind-told = You asked me to remind you ({ $reference }).
remind-told-here = { $name } asked me to say this here ({ $reference }).
remind-late = This was for { $at }. It comes late because I was away.
remind-done = ✓ Done.
remind-done-off = ✓ Done, so I won't remind you again on { $at }.
remind-snoozed = I'll remind you again on { $at }.
remind-stopped = { $reference } is stopped. It won't come again.
remind-stopped-by = { $name } stopped your reminder { $reference }. It won't come to { $channel } again.
    If you still need it, please talk with them, or set it anew with **/remind channel**.
remind-skipped = I'll leave that one out ({ $reference }).
remind-moved = { $reference } has a new time.
remind-moved-all = { $reference } is moved, and so are all that follow.
remind-gone = That one ({ $reference }) has passed or is left out already. Type **/remind list** to see what's to come.
remind-already-stopped = { $reference } is over and won't come again. To set it anew, type **/remind me** or **/remind channel**.
remind-too-many = You have { $max } reminders to come, and that's as many as I can keep for you. Please stop one in **/remind list** first.
remind-too-many-channels = This coalition has { $max } reminders to come in its channels, and that's as many as I can keep. A coordinator can stop some in **/remind list**.
remind-role-everyone = I never ping everyone at once. Please choose another role, or leave it out.
remind-role-not-allowed = Only coordinators can have a role pinged. Leave the role out and I'll post it without a ping, or ask a coordinator.
remind-not-your-channel = You can't write in { $channel } yourself, so I won't write there for you. Please choose another channel.
remind-empty = Please write a few words: what should I say?
repeat-typed-nonsense = I can't read "{ $typed }" as a repeat. Try *weekdays 8:30* or *last friday of the month*.
repeat-typed-too-often = "{ $typed }" would come more than once an hour. Try *every 2 hours* or *weekdays 8:30*.
repeat-typed-no-time = "{ $typed }" has no day or no time of day. Try *{ $example }* or *weekdays 8:30*.
repeat-typed-twice = You gave a repeat twice. Please put the first time in *when*, like *monday 9am*, and the repeat in *repeats*, like *every monday*.
remind-line = **{ $reference }** { $what } · { $when }
remind-list = { $count ->
    [one] **1 reminder to come**
   *[other] **{ $count } reminders to come**
}
remind-list-empty = No reminders to come. To set one, type **/remind me**.
button-ten-minutes = 10 minutes
button-one-hour = 1 hour
button-tomorrow = Tomorrow
button-stop = Stop
button-move = Move
button-move-one = Move the next
button-move-all = Move all
button-skip = Skip the next
button-my-reminders = My reminders
form-remind-move = A new time
form-remind-all = A new time for all to come
field-remind-when = When?
field-remind-when-hint = tomorrow 9am
field-remind-repeats = How does it repeat?
field-remind-repeats-hint = every weekday
permission-mention-everyone = Mention @everyone, @here, and All Roles
command-remind =
    .description = Be reminded of something, or have a channel reminded
command-remind-me =
    .description = I remind you privately, once or again and again
    .what-says = What should I remind you of?
    .when-says = When? For example: tomorrow 9am
    .repeats-says = Does it come again? For example: every weekday
command-remind-channel =
    .description = I say something in a channel, once or again and again
    .what-says = What should I say?
    .when-says = When? For example: friday 9am
    .channel-says = Where? This channel, if you leave it empty
    .repeats-says = Does it come again? For example: every monday
    .role-says = Whom to ping (for coordinators)
command-remind-list =
    .description = See your reminders: move, skip or stop them
trouble-unsure-thread = In { $channel } I may not read the message history. After an interruption I can't see whether the thread that I was starting is there, so I didn't start a second one. Please give me *Read Message History* there, and look whether a thread is missing.
trouble-threads = I can't start threads in { $channel }: I lack *Create Public Threads* there. What I should have started waits, and everything else goes on as usual. When it is mended, press *Try again*.
trouble-threads-full = I couldn't start a thread in { $channel }: this server has as many open threads as Discord allows. Everything else goes on as usual. Close some that are finished, then press *Try again*.
trouble-events = I can't add anything to this server's events: I lack *Create Events*. What I should have added waits, and everything else goes on as usual. When it is mended, press *Try again*.
trouble-events-full = I couldn't add anything to this server's events: it has 100 of them, and Discord allows no more. Everything else goes on as usual. Delete some that are no longer needed, then press *Try again*.
trouble-making-again = Good. I'm trying again now.

## Polls

poll-title = **{ $reference } · { $question }**
poll-by = { $name } asks. This helps us think; it decides nothing.
poll-option = **{ $number }** { $option }{"\u00A0"}·{"\u00A0"}{ $count }
poll-answered = { $count ->
    [0] Nobody has answered yet.
    [one] 1 person has answered.
   *[other] { $count } people have answered.
}
poll-so-far = Order so far: { $order }. The number at the end says how many people put it in their order.
poll-open-one = Press one number. You can change or take back your answer until { $at }, { $ahead }.
poll-open-several = Press as many numbers as you like. You can change or take back your answer until { $at }, { $ahead }.
poll-open-ranked = Put them in your order, the best first. You can change or take back your answer until { $at }, { $ahead }.
poll-tie-rule = { $count ->
    [2] If there is a tie, the one that more people put in their order comes first; if that's equal too, number { $first }, drawn by lot.
   *[other] If there is a tie, the one that more people put in their order comes first; if that's equal too, this order decides, drawn by lot: { $order }.
}
poll-tie-drawn = { $count ->
    [2] If there is a tie, number { $first } comes first, drawn by lot.
   *[other] If there is a tie, this order decides, drawn by lot: { $order }.
}
poll-result = **Chosen most: { $option }**
poll-result-ranked = **Comes first: { $option }**
poll-result-tie = **A tie: { $options }**
poll-closed = Closed on { $at }. { $answered }
poll-closed-empty = Closed on { $at }. Nobody answered.
poll-order-final = The best comes first. The number at the end says how many people put it in their order.
poll-tie-support = { $between } are level for first place. More people put { $first } in their order, so it comes first.
poll-tie-draw = { $between } are level for first place. { $first } comes first, drawn by lot at the start.
poll-mine-none = You haven't answered.
poll-mine = Your answer: **{ $numbers }**
poll-mine-again = **{ $number }** was in your answer already. To take it off, press *✓ { $number }* below.
poll-time-over = -# The time that leads has passed, so I can't make a meeting of it. To plan one at another time, type **/meeting schedule**.
poll-rank-first = You haven't answered yet. Which one is best for you? Press its number.
poll-rank-next = Your order so far, already counted: **{ $order }**. Which one is next? You can stop here; the rest come last together.
poll-rank-all = Your order: **{ $order }**
poll-how = **How { $reference } was counted.** We compare each pair: who puts one before the other? An option comes before another if it wins against it, straight or through a stronger chain of wins (Schulze's method). The order: { $order }.
poll-how-empty = Nobody has put { $reference } in order, so there is nothing to count.
poll-how-table = -# Each row says how many people put that option before the one in the column. What someone didn't rank comes last for them.
poll-asked = **{ $reference }** is on its way to { $channel }. It's open until { $at }, { $ahead }; the result then stands on the same message.
poll-asked-again = You asked this a moment ago, so I kept it once. **{ $reference }** is in { $channel }, open until { $at }, { $ahead }.
poll-asked-late = Some of these times come before the poll closes. If that's too late, press *Close now* and ask again with an earlier end.
poll-over = { $reference } is closed, so answers can't change any more. The result stands on its message.
poll-not-yours-to-close = Only the person who asked, or a coordinator, can close this poll.
poll-not-your-channel = You can't write in this channel yourself, so I won't ask here for you. Please ask in another channel.
poll-empty = Please write a few words: what do you want to ask?
poll-too-few = Please give people at least two options, with a | between them, like *Clinic | Library*.
poll-too-many = These are { $count } options. Please give { $max } at most, so that everyone can read them on a phone.
poll-option-empty = Option { $number } has nothing to read in it. Please give it a word, or leave it out.
poll-option-long = Option { $number } is too long. Please keep each option within { $max } characters.
poll-option-there-twice = "{ $option }" is there twice. Please leave one out.
poll-option-twice = "{ $first }" and "{ $second }" are the same option. Please leave one out.
poll-too-many-open = You have { $max } open polls, and that's as many as I can keep for you. Please close one in **/poll list** first.
poll-line = **{ $reference }** { $question } · closes { $ahead }
poll-line-closed = **{ $reference }** { $question } · closed { $ahead }
poll-close-sure = Close { $reference } now, for good? Nobody can answer after that, and the result stands on its message.
poll-carried = What people could choose in the poll { $reference }:
poll-carried-first = The poll { $reference } has closed. First came: { $option }
poll-carried-tie = The poll { $reference } has closed. Level for first place: { $options }
brief-poll = { $question } ({ $reference }): your poll has closed. First came "{ $option }".
brief-poll-tie = { $question } ({ $reference }): your poll has closed. { $tie }
brief-poll-empty = { $question } ({ $reference }): your poll has closed, and nobody answered.
poll-list = { $count ->
    [one] **1 poll**
   *[other] **{ $count } polls**
}
poll-list-empty = No polls here. To ask something, type **/poll ask**.
home-polls = { $count ->
    [one] **1 poll waits for your answer**
   *[other] **{ $count } polls wait for your answer**
}
home-polls-none = **You have answered the open polls**
button-polls = Polls
button-poll-mine = My answer
button-poll-rank = Put them in order
button-poll-how = How it was counted
button-poll-undo = One step back
button-poll-take-back = Take it back
button-poll-close = Close now
button-poll-close-yes = Yes, close it
button-poll-close-no = Not now
command-poll =
    .description = Ask people something quickly, and see what is asked
command-poll-ask =
    .description = Ask everyone here to choose. It helps us think; it decides nothing
    .question-says = What do you want to ask?
    .options-says = What can people choose? Put a | between: Clinic | Library
    .closes-says = Until when? For example: friday 6pm. In a week, if you leave it empty
    .method-says = One choice each, several, or in order? One, if you leave it empty
command-poll-list =
    .description = See the open polls and your answers

## Digests

digest-hello = { $part ->
    [morning] Good morning.
    [afternoon] Good afternoon.
    [night] Hello.
   *[evening] Good evening.
}
digest-hello-name = { $part ->
    [morning] Good morning, { $name }.
    [afternoon] Good afternoon, { $name }.
    [night] Hello, { $name }.
   *[evening] Good evening, { $name }.
}
digest-days = { $from } to { $last }
digest-ours = { $span ->
    [day] Here is our day.
    [month] Here is our month.
    [lately] Here is what we did lately.
   *[week] Here is our week.
}
digest-yours = { $span ->
    [day] Here is your day:
    [month] Here is your month:
    [lately] Here is how things stand:
   *[week] Here is your week:
}
digest-late = This comes later than planned: it was due on { $at }.
digest-missed = { $count ->
    [one] I was away and missed the digest of { $since }. What happened since the one before is in here.
   *[other] I was away and missed { $count } digests from { $since } on. What happened since the one before is in here.
}
digest-nothing = There is nothing to tell of that time yet.
digest-nothing-new = Nothing new since { $since }.
digest-anew = This is how it reads now. If it's right, press *Post it here* once more.
digest-next = The next digest comes on { $at } in { $channel }.
digest-next-paused = The digest is paused.
digest-next-none = No digest is planned yet. A coordinator can do that with **/digest schedule**.
digest-next-none-plan = No digest is planned yet. You can do that with **/digest schedule**.
digest-last = The last one came on { $at }. [Read it again]({ $link }).
digest-posting = Good, it's on its way here.
digest-posted-before = It's here already, or on its way: one is enough.
digest-whole = All of the digest
digest-section-wins = Kept, and thank you
digest-section-indicators = What changed
digest-section-decisions = Decisions and polls
digest-section-help = Where a hand helps
digest-section-meetings = Next meetings
digest-section-promised = What you promised
digest-section-waiting = What waits for your answer
digest-section-kept = What you did
digest-planned = Done, the digest is planned.
digest-planned-again = It's planned like this already.
digest-stands = The digest is planned.
digest-when = It comes { $rule }, in { $channel }.
digest-when-next = The next one: { $at }, { $ahead }.
digest-paused = The digest is paused: nothing comes until you press *Go on*. It was planned { $rule }, in { $channel }.
digest-changed-paused = Done. It is still paused: nothing comes until you press *Go on*. Then it comes { $rule }, in { $channel }.
digest-skips = When there is nothing new to say, I leave it out. It never pings anyone.
digest-where-prompt = Send it to another channel
digest-no-schedule = No digest is planned yet. Say when with **/digest schedule**, like *mondays 9:00*.
digest-not-allowed = Only coordinators plan and post the digest, as it speaks for everyone. You can always look with **/digest now**.
digest-when-nonsense = I can't read "{ $typed }" as a time for the digest. Try *mondays 9:00* or *first monday 8:30*.
digest-when-no-time = "{ $typed }" has no day or no time of day. Try *{ $example }* or *first monday 8:30*.
digest-when-too-often = "{ $typed }" would come more than once an hour. Try *mondays 9:00* or *weekdays 8:30*.
digest-more = … and { $count } more behind *Show all*.
digest-own-on = Done. Your own digest comes to you in a direct message: what you promised, what waits for your answer, and what you did.
digest-own-is-on = Your own digest is on. It comes to you in a direct message.
digest-own-next = The next one: { $at }, { $ahead }.
digest-own-skips = If nothing changed since the last one, I leave it out.
digest-own-off = Your own digest is off. If you turn it on, I tell you once a week, in a direct message, what you promised, what waits for your answer, and what you did.
digest-own-empty = There is nothing of yours to tell right now. To promise something, type **/commit make**.
digest-kept = { $count ->
    [one] **1 promise kept**
   *[other] **{ $count } promises kept**
}
digest-done-late = { $count ->
    [one] **1 promise done**, after its date
   *[other] **{ $count } promises done**, after their date
}
digest-kept-and-late = { $kept }, and { $count } more done after their date
digest-done-for = **{ $reference }** { $what }: done, for { $towards }
digest-moved = { $count ->
    [one] 1 promise got a new date in good time
   *[other] { $count } promises got a new date in good time
}
digest-overdue = { $count ->
    [one] 1 promise is past its date. If it's yours: a new date or a bit of help is one press away.
   *[other] { $count } promises are past their date. If one is yours: a new date or a bit of help is one press away.
}
digest-promised = **{ $reference }** { $what } · due { $due }
digest-promised-late = **{ $reference }** { $what } · was due { $due }; it happens
digest-own-done = **{ $reference }** { $what }
digest-poll-open = **{ $reference }** { $question } · closes { $at } · { $count ->
    [0] nobody has answered yet
    [one] 1 person has answered
   *[other] { $count } people have answered
}
digest-poll-closed = **{ $reference }** { $question } · the answer: **{ $option }**
digest-poll-drawn = **{ $reference }** { $question } · a tie; the order drawn at the start decided: **{ $option }**
digest-poll-supported = **{ $reference }** { $question } · a tie; more people support **{ $option }**
digest-poll-empty = **{ $reference }** { $question } · closed without an answer
digest-poll-waits = **{ $reference }** { $question } · closes { $at }
digest-decision-answered = { $count ->
    [0] nobody has answered yet
    [one] 1 person has answered
   *[other] { $count } people have answered
}
digest-decision-step = **{ $reference }** { $title } is adopted. Who takes the first step?
digest-meeting = **{ $reference }** { $title } · { $at }
digest-meeting-waits = **{ $reference }** { $title } · { $at } · will you come?
button-digest-answer = Answer
form-digest = When the digest comes
field-digest = When?
field-digest-hint = mondays 9:00 · first monday 8:30
button-digest-post = Post it here
button-digest-plan = When it comes
button-digest-this-week = This week
button-digest-last-week = Last week
button-digest-month = The last 30 days
button-digest-preview = Preview
button-digest-pause = Pause
button-digest-change = Change
button-digest-own = My digest
button-digest-look = Show it now
button-digest-on = Turn it on
button-digest-off = Turn it off
command-digest =
    .description = What everyone hears of our work: look, or say when it comes
command-digest-now =
    .description = See, for yourself, what the digest would say
    .period-says = Of which time? Since the last digest, if you leave it empty
command-digest-schedule =
    .description = Say when and where the digest comes (for coordinators)
    .when-says = When? For example: mondays 9:00, or first monday 8:30
    .channel-says = Where? The announcements, if you leave it empty
command-digest-mine =
    .description = Get your own digest in a direct message, or stop it
    .state-says = On or off?
## Decisions

decide-title = **{ $reference } · { $title }**
decide-by = Proposed by { $name }.
decide-by-version = Proposed by { $name }. This is text number { $version }.
decide-by-other = Proposed by { $name }. This is text number { $version }, by { $author }.
decide-urgent = **Why so soon:** { $why }
decide-none-yet = Nobody has answered yet.
decide-nobody = Nobody answered, so it isn't decided.
decide-nobody-new = Nobody answered this newest text, so it isn't decided.
decide-count = **{ $count }** { $stand ->
    [agree] { $count ->
        [one] agrees
       *[other] agree
    }
    [reserve] { $count ->
        [one] agrees with a "but"
       *[other] agree with a "but"
    }
    [aside] { $count ->
        [one] stands aside
       *[other] stand aside
    }
    [block] { $count ->
        [one] blocks
       *[other] block
    }
    [for] for
    [against] against
    [abstain] { $count ->
        [one] abstains
       *[other] abstain
    }
   *[recuse] left out
}
decide-unconfirmed = { $count ->
    [one] 1 person answered an earlier text and hasn't said yet whether that answer stays. Until then it isn't counted, unless it's a block.
   *[other] { $count } people answered an earlier text and haven't said yet whether their answers stay. Until then those aren't counted, unless they're blocks.
}
decide-not-kept = { $count ->
    [one] 1 person answered an earlier text and didn't say whether they keep it, so that isn't counted.
   *[other] { $count } people answered an earlier text and didn't say whether they keep it, so those aren't counted.
}
decide-quoted = "{ $reason }"
decide-taken-back = (reason withdrawn)
decide-block-open = Next: { $untold ->
    [yes] whoever proposed it and the facilitators hear of it with the next daily message. You
   *[no] you
} have until { $at } to talk { $named ->
    [yes] with those you named
   *[no] together
}. If your block still stands then, everyone gets { $days ->
    [one] 1 more day
   *[other] { $days } more days
} for that.
decide-block-talk = Next: you have until { $at } to talk { $named ->
    [yes] with those you named
   *[no] together
}. If your block still stands then, a facilitator chooses what comes next.
decide-block-stands = Your block stands until you choose another answer.
decide-block-tell = Please tell the people you named: I don't write to them.
decide-said-reserve = • Agrees, but: { $reason }
decide-said-aside = • Stands aside: { $reason }
decide-said-block =
    • Block: "{ $harm }"
    What would have to change: "{ $change }"
decide-said-block-short = • Block: { $harm }
decide-said-concern-short = • Concern: { $harm }
decide-said-concern =
    • Concern: "{ $harm }"
    What would have to change: "{ $change }"
decide-said-change = What would have to change: "{ $change }"
decide-said-talk = Who should be in that talk: "{ $talk }"
decide-more-said = … and { $count } more.
decide-wall = { $wall }, { $zone } time
decide-when = { $at } ({ $wall }), { $ahead }
decide-when-stays = { $at } ({ $wall })
decide-open = Open until { $when }.
decide-open-held = Somebody asked for more time; it now ends { $when }.
decide-blocked-until = Paused by a block, so that we can talk. You can change your answer until { $when }.
decide-awaits = The time to talk is over, and the block stands. A facilitator now chooses what comes next.
decide-rule-consent = Silence is not a yes. You can change your answer until then.
decide-rule-majority = It takes more than half of those who say for or against. You can change your answer until then.
decide-rule-two-thirds = It takes two-thirds of those who say for or against. You can change your answer until then.
decide-rule-lazy = Here silence is a yes: it's adopted then, unless somebody blocks. You can change your answer until then.
decide-advice = This is advice from members: everyone here can answer, and no number is needed.
decide-was-adopted = ✓ Adopted on { $at }. We'll look again on { $review }.
decide-was-not-ready = Not ready on { $at }. Nobody lost.
decide-was-lapsed = Lapsed on { $at }: too few answered.
decide-was-postponed = Postponed on { $at }: too many left themselves out.
decide-was-put-aside = Put aside on { $at }.
decide-was-ended = It was adopted on { $at }, and has ended since.
decide-was-withdrawn = Withdrawn on { $at }, without a result.
decide-mine-none = You haven't answered.
decide-mine = Your answer: **{ $position }**
decide-mine-earlier = To an earlier text you answered: **{ $position }**
decide-mine-keep = Keep it, or answer again?
decide-none-to-keep = You haven't answered yet, so there's nothing to keep. What do you say now?
decide-block-first = A block pauses this so we can talk. Everyone will see that there is one and why, but not your name. Thank you for speaking up. You can change your answer any time before the end.
    If you ask for a call, the facilitators read your name, and may guess that a block is yours.
decide-call-asked = Thank you. A facilitator will hear in the next daily message that you'd like a call.
decide-call-not-blocked = You haven't blocked anything; only they know.
decide-call-blocked = Your block stays as it is.
decide-hold-ask = It ends { $at }. How much more time should everyone have? This can be asked once for each decision.
decide-means =
    • **Agree**: I can live with it and support it.
    • **Agree, but…**: I support it, and want this to be heard.
    • **Stand aside**: not with me, but go on. Please say why. If more than one in four stand aside, it's not ready.
    • **Block**: it would do harm. It pauses the decision so that we can talk.
    • **Abstain**: I take no side; I'm counted as having answered.
    • { $leave }
    • Nobody sees your name beside your answer.
decide-means-vote =
    • **For** and **Against** are counted against each other.
    • **Abstain**: I take no side; I'm counted as having answered.
    • { $leave }
    • Nobody sees your name beside your answer.
decide-means-leave = **Leave us out**: this isn't ours to decide; don't count us.
decide-means-leave-me = **Leave me out**: this isn't mine to decide; don't count me.
decide-proposed = **{ $reference }** is on its way to { $channel }. Everyone here can answer until { $at } ({ $wall }), { $ahead }. The result comes there too.
decide-proposed-again = You proposed this a moment ago, so I kept it once. **{ $reference }** is in { $channel }, open until { $at }, { $ahead }.
decide-answered-none = Nobody answered.
decide-answered-silent = Nobody objected.
decide-answered = { $count ->
    [one] 1 person answered: { $counts }.
   *[other] { $count } people answered: { $counts }.
}
decide-answered-seats = { $answered } of { $of } seats answered, { $needed ->
    [one] 1 was needed
   *[other] { $needed } were needed
}: { $counts }.
decide-adopted = **{ $reference } is adopted: { $title }**
    { $answered } We'll look again on { $review }. Who takes the first step?
decide-not-ready = **{ $reference } is not ready yet: { $title }**
    Nobody lost: { $why }
decide-not-ready-nobody = **{ $reference } is not ready yet: { $title }**
    Nobody answered, so it isn't decided.
decide-not-ready-nobody-new = **{ $reference } is not ready yet: { $title }**
    Nobody answered its newest text, so it isn't decided.
decide-lapsed = **{ $reference } has lapsed: { $title }**
    { $answered } Nobody lost: it can be proposed again.
decide-postponed = **{ $reference } is postponed: { $title }**
    { $count ->
    [one] 1 seat left itself out, so fewer than half are in the count.
   *[other] { $count } seats left themselves out, so fewer than half are in the count.
}
decide-put-aside = **{ $reference } is put aside: { $title }**
    { $name } chose that, because a block stood. Nobody lost: it can be proposed again.
decide-fallback-chosen = A block stood to the end, so { $name } chose to count two-thirds of those who answered. What the block said stands beside this result:
decide-blocked = **{ $reference } is paused by a block: { $title }**
    Let's talk. Everyone can change their answer until { $at } ({ $wall }). If the block is gone before then, it's counted right away.
decide-blocked-earlier = Whoever answered an earlier text gets a day first to say whether they keep their answer.
decide-lifted = **{ $reference } has no block any more: { $title }**
    Thank you for talking. Not everyone who answered an earlier text has said yet whether they keep their answer. They have until { $at } ({ $wall }); then it's counted.
decide-window = **{ $reference } gets more time to talk: { $title }**
    { $name } chose that. Everyone can change their answer until { $at }.
decide-awaiting-post = **{ $reference }: the time to talk is over, and the block stands: { $title }**
    A facilitator now chooses for everyone to see: a new text, more time to talk, putting it aside, or counting two-thirds of those who answered.
decide-extended = **{ $reference } stays open for a few more days: { $title }**
    { $answered } It's open until { $at }. That happens once.
decide-changed = **{ $reference } has a new text (number { $version }): { $title }**
    If you answered before, please say whether you keep your answer. It's open until { $at }.
decide-review = **Time to look at { $reference } again: { $title }**
    It was adopted on { $at }. Shall we keep it, change it, or end it? The person who proposed it or a coordinator can answer for us.
decide-kept = **{ $reference } stays: { $title }**
    { $name } answered for us. We'll look again on { $review }.
decide-ended = **{ $reference } has ended: { $title }**
    { $name } answered for us. Thank you to everyone who carried it.
decide-withdrawn = **{ $reference } is withdrawn: { $title }**
    The person who proposed it took it back. It ends without a result.
decide-passed = **{ $reference } · { $title }**
    Somebody took back the words that stood here. *See everything* shows how it stands now.
decide-how = **How { $reference } was counted**, on { $at }
decide-how-open = { $reference } has no result yet, so nothing is counted yet.
decide-how-advice = -# This is advice from members, so no number of answers was needed.
decide-how-fallback = -# A facilitator chose to count two-thirds of all who answered, because a block stood.
decide-test-half = At least half of the seats are in the count: { $counted } of { $of }.
decide-test-blocks = { $open ->
    [0] No block is open.
    [one] 1 block is open.
   *[other] { $open } blocks are open.
}
decide-test-quorum = Enough seats answered: { $answered }, and { $needed } were needed.
decide-test-resident = A resident seat answered: { $answered }.
decide-test-aside = Not too many stood aside: { $aside } of { $answered }. The limit is { $limit } in 100, and one alone never counts as too many.
decide-test-support = More than half support it: { $support } of { $counted }.
decide-test-abstain = Not more than half abstain: { $abstain } of { $answered }.
decide-test-residents = Not more than half of the resident seats stood aside: { $aside } of { $answered }.
decide-test-two-thirds = Two-thirds are for it: { $support } of { $counted }.
decide-ending = { $ending ->
    [changed] *Ended: that person answered anew.*
    [accepted] *Ended: that person accepts the new text.*
    [counted] *It stood when the decision was counted.*
    [put_aside] *It stood when the decision was put aside.*
    [withdrawn] *It stood when the decision was withdrawn.*
    [reviewed] *Ended with the review.*
   *[open] *Still open.*
}
decide-why-nobody-new = everyone who answered the newest text left themselves out.
decide-why-nobody = everyone who answered left themselves out.
decide-why-all-abstain = everyone who answered abstained.
decide-why-aside = { $aside } of { $answered } stood aside, more than { $limit } in 100.
decide-why-residents = { $aside } of { $answered } resident seats stood aside, more than half.
decide-why-abstain = { $abstain } of { $answered } abstained, more than half.
decide-why-two-thirds = { $support } of { $counted } said yes, and it takes two-thirds.
decide-why-support = { $support } of { $counted } said yes, and it takes more than half.
decide-texts = **The texts of { $reference }: { $title }**
decide-text = **Number { $version }** of { $newest }, by { $name }, { $at }
decide-text-none = (no text, only the title)
decide-line = **{ $reference }** { $title } · { $how }
decide-line-open = open, ends { $ahead }
decide-line-open-block = open, but a block stands; ends { $ahead }
decide-line-keep = new text: do you keep your answer? Ends { $ahead }
decide-line-blocked = paused by a block, until { $at }
decide-line-awaiting = a facilitator chooses
decide-line-review = adopted, to look at again
decide-line-adopted = ✓ adopted { $on }
decide-line-not-ready = not ready { $on }
decide-line-lapsed = lapsed { $on }
decide-line-postponed = postponed { $on }
decide-line-put-aside = put aside { $on }
decide-line-withdrawn = withdrawn { $on }
decide-line-ended = adopted { $on }, ended since
decide-list-open = { $count ->
    [one] **1 open decision**
   *[other] **{ $count } open decisions**
}
decide-list-adopted = { $count ->
    [one] **1 adopted decision**
   *[other] **{ $count } adopted decisions**
}
decide-list-closed = { $count ->
    [one] **1 closed decision**
   *[other] **{ $count } closed decisions**
}
decide-list-all = { $count ->
    [one] **1 decision in all**
   *[other] **{ $count } decisions in all**
}
decide-list-found = { $show ->
    [open] { $count ->
        [one] **1 open decision with "{ $typed }"**
       *[other] **{ $count } open decisions with "{ $typed }"**
    }
    [adopted] { $count ->
        [one] **1 adopted decision with "{ $typed }"**
       *[other] **{ $count } adopted decisions with "{ $typed }"**
    }
    [closed] { $count ->
        [one] **1 closed decision with "{ $typed }"**
       *[other] **{ $count } closed decisions with "{ $typed }"**
    }
   *[all] { $count ->
        [one] **1 decision with "{ $typed }"**
       *[other] **{ $count } decisions with "{ $typed }"**
    }
}
decide-list-none-found = I found no { $show ->
    [open] open decision
    [adopted] adopted decision
    [closed] closed decision
   *[all] decision
} with "{ $typed }". Try fewer words, or the beginning of one.
decide-list-empty = No decisions here yet. To propose one, type **/decision propose**.
decide-list-empty-open = No open decisions. To propose one, type **/decision propose**.
decide-list-empty-adopted = No adopted decisions yet. Press *Show open* to see what waits for answers.
decide-list-empty-closed = No closed decisions yet. Press *Show open* to see what waits for answers.
decide-several = More than one decision fits: { $which }. Type the number of the one you mean.
decide-is-poll = { $reference } is a poll, not a decision. Type **/poll list** to see it.
decide-empty = Please write a few words: what should we decide?
decide-words-missing = Please write a few words here, so that others understand you.
decide-too-soon = A decision is open for at least { $hours } hours, so that people can see it. Please choose a time after { $at }.
decide-why-needed = It ends within three days. Please say in one line why it's so urgent; everyone will see it.
decide-too-many-open = You have { $max } open decisions, and that's as many as I can keep for you. Please withdraw one in **/decision list** first.
decide-not-your-channel = You can't write in this channel yourself, so I won't post a decision here for you. Please propose it in another channel.
decide-not-in-direct = A new decision is posted where everyone can read it, so I can't do that from a direct message. Please open this in the server and press it there.
decide-over = { $reference } is closed, so answers can't change any more. Its result is in **/decision show**.
decide-over-withdrawn = { $reference } was withdrawn by the person who proposed it, so there's nothing left to answer.
decide-awaiting = The time to talk about { $reference } is over. A facilitator now chooses what comes next; you'll see it in the channel.
decide-talk-over = The time to talk about { $reference } has just ended, so this came too late. A facilitator now chooses what comes next.
decide-text-changed = The text of { $reference } changed since that button was made, so I didn't count it. Please read the new text and answer again:
decide-text-changed-kept = The text of { $reference } changed while you were writing, so I didn't count your answer. What you wrote isn't lost: read the new text, then open yours and send it again.
decide-hold-blocked = { $reference } is paused by a block, so there is time to talk already.
decide-held-already = Somebody asked for more time for { $reference } before, and that's possible once. You can still answer.
decide-not-yours = Only the person who proposed it can withdraw it.
decide-not-yours-to-change = Only the person who proposed it, or a coordinator, can change the text. With *Agree, but…* you can say what you'd change.
decide-not-yours-to-choose = Only a facilitator can choose here. In this coalition, those are the coordinators.
decide-not-yours-to-review = Only the person who proposed it, or a coordinator, can answer this for us. If something worries you, open it with **/decision show** and press *I have a concern*.
decide-chosen = That was chosen already for { $reference }. Type **/decision show** to see how it stands.
decide-reviewed = { $reference } isn't waiting for a review now. Type **/decision show** to see how it stands.
decide-not-adopted = { $reference } isn't adopted now, so there's nothing to look at again.
decide-concern-open = You have a concern about { $reference } on the table already. It will be looked at in the review.
decide-concern-taken = Thank you for saying so. { $reference } still holds; I've asked everyone to look at it again. Your words are shown without your name.
decide-amended = { $reference } has a new text now: number { $version }. I'm asking those who answered before whether they keep their answer.
decide-amended-same = That's the text of { $reference } already, so nothing changed.
decide-overtaken = { $name } gave { $reference } a new text while you were writing; it's number { $version } now. Yours isn't lost: read theirs, then change yours and send it again.
decide-replace-sure = Yours isn't sent yet. { $reference } has this text now, number { $version }, by { $name }:
decide-replace-ask = Shall yours take its place?
decide-withdraw-sure = Withdraw it for good? It ends without a result.
decide-shelve-sure = Put it aside for good? It ends, and everyone sees that you chose this.
decide-fallback-sure = Count two-thirds of those who answered? That ends it for good. Everyone sees that you chose this, and what the block said stands beside the result.
decide-end-sure = End it for good? It no longer holds, and everyone sees that you answered.
decide-tell-blocked = { $title } ({ $reference }) is paused by a block. Could you help people talk? They have until { $at }.
decide-news-adopted = { $title } ({ $reference }) is adopted. We'll look again on { $review }.
decide-news-not-ready = { $title } ({ $reference }) is not ready yet. Nobody lost; open it to see what people said.
decide-news-nobody = { $title } ({ $reference }): nobody answered, so it isn't decided.
decide-news-nobody-new = { $title } ({ $reference }): nobody answered its newest text, so it isn't decided. Open it to see how it stands.
decide-news-put-aside = { $title } ({ $reference }) was put aside by a facilitator.
decide-news-ended = { $title } ({ $reference }) has ended. Open it to see how.
decide-news-blocked = { $title } ({ $reference }) is paused by a block. People can talk and change their answers until { $at }.
decide-news-awaiting = { $title } ({ $reference }): the block stands, and a facilitator chooses what comes next.
decide-news-choose = { $title } ({ $reference }): the time to talk is over, and the block stands. It's for you to choose what comes next; everyone sees who chose.
decide-news-choose-there = { $title } ({ $reference }): the time to talk is over, and the block stands. It's for you to choose what comes next: please open it in the server with **/decision show**.
decide-news-changed = { $title } ({ $reference }) has a new text. Please say by { $at } whether you keep your answer.
decide-news-changed-text = It now says: "{ $text }" Do you keep your answer?
decide-news-review = { $title } ({ $reference }): shall we keep it, change it, or end it?
decide-news-concern = { $title } ({ $reference }): somebody sees harm in it. Open it to read why.
decide-news-concern-quiet = { $title } ({ $reference }): somebody sees harm in it, and took back the words for why.
decide-news-call = { $name } { $count ->
    [one] wants
   *[other] each want
} to talk about { $title } ({ $reference }). Could you call?
decide-callers-more = { $count } more
home-decisions = { $count ->
    [one] **1 decision waits for you**
   *[other] **{ $count } decisions wait for you**
}
home-decisions-none = **No decision waits for your answer**
button-decisions = Decisions
button-decide-agree = Agree
button-decide-but = Agree, but…
button-decide-aside = Stand aside
button-decide-block = Block
button-decide-more = More
button-decide-for = For
button-decide-against = Against
button-decide-abstain = Abstain
button-decide-recuse = Leave us out
button-decide-recuse-me = Leave me out
button-decide-keep = Keep my answer
button-decide-mine = My answer
button-decide-see = See everything
button-decide-reword = Change my words
button-decide-take-back = Take back my words
button-decide-time = Ask for more time
button-decide-means = What do these mean?
button-decide-hours = { $hours } hours
button-decide-write = Write it
button-decide-call = Ask a facilitator to call me
button-decide-but-instead = Agree, but… instead
button-decide-amend = Change the text
button-decide-withdraw = Withdraw it
button-decide-withdraw-yes = Yes, withdraw it
button-decide-texts = Earlier texts
button-decide-text-later = ← Newer text
button-decide-text-earlier = Earlier text →
button-decide-new-text = New text
button-decide-window = More time to talk
button-decide-shelve = Put it aside
button-decide-shelve-yes = Yes, put it aside
button-decide-fallback = Count two-thirds
button-decide-fallback-yes = Yes, count two-thirds
button-decide-back = Not now
button-decide-return = Back
button-decide-will = I will
button-decide-how = How it was counted
button-decide-concern = I have a concern
button-decide-suggest = Suggest a change
button-decide-again = Ask again
button-decide-talk = Put on the agenda
button-decide-review-keep = Keep it
button-decide-change = Change it
button-decide-review-end = End it
button-decide-end-yes = Yes, end it
button-decide-write-again = Open my text
button-decide-replace = Replace it
button-decide-show-open = Show open
button-decide-show-adopted = Show adopted
button-decide-show-all = Show all decisions
button-poll-decide = Make it a decision
button-poll-meet = Make it a meeting
form-decide-propose = Propose a decision
form-decide-why = It ends within three days
field-decide-title = What should we decide?
field-decide-title-hint = Open the clinic on Saturdays?
field-decide-text = The text
field-decide-text-hint = What exactly would we do, and what changes for whom?
field-decide-closes = Until when? (a week, if left empty)
field-decide-closes-hint = next tue 6pm
field-decide-why = Why so soon? (if within three days)
field-decide-why-hint = Everyone will read this
field-decide-urgent = Why is it so urgent?
field-decide-but = What's your "but"?
field-decide-aside = Why do you stand aside?
field-decide-harm = What harm do you see, and for whom?
field-decide-change = What would have to change?
field-decide-talk = Who should be in that talk? (optional)
field-decide-talk-hint = Everyone here will read this
field-decide-readers-hint = Everyone here will read this, without your name. You can take it back later
command-decision =
    .description = Decide together, and find what was decided
command-decision-propose =
    .description = Propose something to decide; everyone here can answer
    .title-says = What should we decide? For example: Open the clinic on Saturdays?
    .text-says = What exactly would we do?
    .method-says = Nobody sees harm, more than half, two-thirds, or silence is a yes? Consent, if left empty
    .closes-says = Until when? For example: next tue 6pm. In a week, if you leave it empty
    .towards-says = What is it for? A decision, an indicator or a meeting
command-decision-show =
    .description = See a decision, and answer it
    .decision-says = Which one? A number like D-7, or a word of its title
command-decision-amend =
    .description = Give a decision a new text; people are asked whether they keep their answers
    .decision-says = Which one? A number like D-7, or a word of its title
    .text-says = The whole new text
command-decision-list =
    .description = See decisions, and look for one
    .search-says = Words to look for in titles and texts
    .status-says = Which ones? Open ones if you leave it empty; all when you look for words

## Indicators

indicator-every-week = every week
indicator-every-month = every month
indicator-every-quarter = every quarter
indicator-every-half = every six months
indicator-every-year = every year
indicator-week = the week of { $date }, { $year }
indicator-month = { $month } { $year }
indicator-quarter = Q{ $quarter } { $year }
indicator-quarter-short = Q{ $quarter } { $year }
indicator-half-short = { $from }–{ $to }
indicator-half = { $half ->
    [1] January–June
   *[other] July–December
} { $year }
indicator-month-short = { $month } { $year }
indicator-day-short = { $day } { $month }
indicator-week-short = week of { $day }
indicator-higher = more is better
indicator-lower = less is better
indicator-empty = There's nothing to read in that yet. Please write a few words.
indicator-no-number = I can't read "{ $typed }" as a number. Please type it like *{ $example }*.
indicator-two-numbers = "{ $typed }" can be read in two ways. Please type *{ $whole }* or *{ $decimal }*.
indicator-no-part = I can't read "{ $typed }" as a number. Please type it like *50*.
indicator-part-below = "{ $typed }" is below 0, and a count can't be. Please type *0* or more.
indicator-no-percent = This one counts a number, not a share. Please leave out the % sign, like *50*.
indicator-part-percent = Each of the two lines takes a number without a % sign, like *50* and *200*. I work out the percentage.
indicator-too-large = That looks like a slip: the number is larger than I can keep exactly. If it's right, please count in thousands or millions, and say so in the unit.
indicator-part-too-large = That looks like a slip: the number is larger than I can keep exactly. Please check it and type it again.
indicator-no-day = I can't read "{ $typed }" as a day. Please type it like *31 Jan 2026*, or *Jan 2026* for the month.
indicator-missing = missing
indicator-not-collected = not collected
indicator-share = { $figure } ({ $above } of { $below })
indicator-standing-none = No figures yet
indicator-standing-met = ★ **target met**
indicator-standing-improving = ▲ **improving**
indicator-standing-same = ▬ **little or no change**
indicator-standing-worse = ▼ **getting worse**
indicator-ask = { $period } for *{ $name }* ({ $reference }), please.
indicator-ask-again = Still missing: { $period } for *{ $name }* ({ $reference }). If it wasn't counted, say so; that helps too.
indicator-ask-last = This is the last time I ask: { $period } for *{ $name }* ({ $reference }), please. From tomorrow it shows as late, never with your name.
indicator-ask-before = Last time: { $figure }. About two minutes.
indicator-ask-minutes = About two minutes.
indicator-named = { $maker } hopes that you can report *{ $name }* ({ $reference }). I'll ask you here, first on { $at }. If it's not for you, please tell them: they can take it over.
indicator-taken-over = From now on I'll ask you for *{ $name }* ({ $reference }), in your morning message.
indicator-line = **{ $reference }** { $name }
indicator-line-draft = **{ $reference }** { $name } · draft, only coordinators and data stewards see it
indicator-line-figure = { $figure } in { $period }
indicator-late = report late
digest-indicator = { $standing }: **{ $reference }** { $name }, { $before } → { $figure } in { $period }; the target is { $target }
indicator-draft = **{ $reference } · { $name }** · draft
indicator-draft-how = Asked for { $every }; { $better }.
indicator-what = **What is counted:** { $what }
indicator-source = **Source:** { $source }
indicator-parts = **Share:** "{ $above }" out of "{ $below }"
indicator-baseline = **Start:** { $figure } ({ $on })
indicator-target = **Target:** { $figure } by { $on }. Reports are due { $days ->
    [one] 1 day
   *[other] { $days } days
} after each period.
indicator-draft-you = I'll ask you for the figures.
indicator-draft-steward = I'll ask { $name } for the figures.
indicator-draft-open = Three short forms, in any order. You can stop and go on later: it stays in **/home** and **/indicator list**.
indicator-draft-suggests = *What is counted* comes with a suggestion: please change whatever isn't so with you.
indicator-draft-ready = All there. Please read it once more: after *Start* it can't be changed, so that figures stay comparable.
indicator-dropped = { $reference } is thrown away: { $name }. To begin again, type **/indicator add**.
indicator-not-yours-to-add = Only coordinators and data stewards add indicators, so that all count the same way. Please ask one of them.
indicator-not-yours = Only the person who is asked for { $reference }, coordinators and data stewards report its figures. Please tell one of them what you know.
indicator-exists = { $reference } counts that already. See it with **/indicator show**, or choose another name.
indicator-too-many = There are { $max } indicators, and that's as many as I can keep. Please finish or throw away a draft first.
indicator-in-use = { $reference } is in use, so its definition stays as it is and figures stay comparable. For another way of counting, begin another with **/indicator add**.
indicator-not-ready = { $reference } is still a draft. Open it with **/indicator show**, fill in what is missing and press *Start*.
indicator-baseline-ahead = The start is where things stood, so its day can't be ahead. When was it so?
indicator-target-past = The target needs a day that is still to come, at most 50 years ahead. By when do you want to be there?
indicator-target-before = The target's day must come after the day of the start.
indicator-share-range = A share goes from 0 to 100%. Please check the start and the target.
indicator-equal = Start and target are the same figure, so nothing would ever get better. Where do you want to be?
indicator-wrong-way-higher = I read the target as { $target } and the start as { $baseline }. More is better, so the target must be higher. If less is better, type **/indicator add** again with the same name.
indicator-wrong-way-lower = I read the target as { $target } and the start as { $baseline }. Less is better, so the target must be lower. If more is better, type **/indicator add** again with the same name.
indicator-no-days = After how many days are reports due? A number from 1 to 90, like *10*.
indicator-half-share = A share needs both lines: what is counted, and out of how many. For one number, leave both empty.
indicator-out-of-none = Out of 0 there is no share. If nobody counted this time, type *not collected* in place of the numbers.
indicator-start-out-of-none = Out of 0 there is no share. Type how many there were in all, like *142/200*, or the share itself, like *71%*.
indicator-more-than-all = The part can't be more than the whole. Are the two numbers in the right order?
indicator-half-collected = One line says "not collected", and the other has a number. Please type both numbers, or "not collected" alone.
indicator-far = { $now } now, and { $last } { $since ->
    [start] at the start
   *[report] last time
}: that's a big step. If it's right, open the form and add one line why. If not, correct the number.
indicator-suddenly-none = { $now } now, and { $last } { $since ->
    [start] at the start
   *[report] last time
}: is it really 0? If it is, open the form and add one line why. If nobody counted, type *not collected*. If it's a slip, correct the number.
indicator-why-corrected = A correction needs one line why. It stays beside the figures; the earlier one is kept too.
indicator-no-period = I can't find that period, or it hasn't begun. Pick one from the list while you type, or type it like *2026-10*.
indicator-before-start = The figures of { $reference } begin with its start: { $first }. Please pick that period or a later one from the list while you type.
indicator-which-period = Which one: { $which }? Please type the year too.
indicator-several = Several fit: { $which }. Please pick one from the list while you type.
indicator-not-found = I can't find that indicator. **/indicator list** shows them all.
indicator-steward-bot = A bot can't be asked for figures. Please choose a person.
indicator-decide-there = A decision is posted where people talk. Open this in a channel with **/indicator show**, or type **/decision propose** there.
indicator-decide-title = What will we do about { $name }?
indicator-started = **{ $reference }** is in use: { $name }. I'll ask you for { $period } on { $at }. Figures that you have already can be reported now, for earlier periods too: **/indicator checkin**.
indicator-started-steward = **{ $reference }** is in use: { $name }. I'll ask { $who } for { $period } on { $at }, and tell them so in their next morning message. Figures that you have already can be reported now: **/indicator checkin**.
indicator-title = **{ $reference } · { $name }**
indicator-stands = { $standing } · { $figure } in { $period }
indicator-way = From { $from } ({ $began }) to { $to } by { $by }.
indicator-forecast-meets = If nothing changes: { $figure } by then. That reaches the target.
indicator-forecast-misses = If nothing changes: { $figure } by then. That misses the target.
indicator-is-late = { $more ->
    [0] { $count ->
        [one] The report for { $periods } is late.
       *[other] The reports for { $periods } are late.
    }
   *[other] The reports for { $periods } and { $more } more are late.
}
indicator-target-over = The target's day has passed, and the target isn't reached yet.
indicator-story = **The story behind the curve:** { $story }
indicator-story-kept = Thank you. The story now stands beside the curve of { $reference }, for everyone to read.
indicator-corrected = * corrected; every version and its reason is in the file
indicator-table-more = Earlier figures are in the file: press *Figures as a file*.
indicator-note = { $period }: { $note }
indicator-which = Which report of *{ $name }* do you want to correct? The earlier figure is kept, and your reason beside it.
indicator-which-prompt = Choose a period
indicator-noted = Noted: { $period } for *{ $name }* ({ $reference }) is { $figure }. Thank you.
indicator-noted-running = This period goes on until { $until }. If the figure changes by then, press *Correct*.
indicator-all-reported = *{ $name }* ({ $reference }): { $last } is reported, thank you. The next report is for { $period }, which goes on until { $until }. If you know its figure already, report it now; you can correct it later. For an earlier figure, type **/indicator checkin** with its period.
indicator-all-and-this = *{ $name }* ({ $reference }): { $period } is reported, thank you. The next report is for { $next }, from { $from } on. Is a figure wrong? Correct it below; for an earlier one, type **/indicator checkin** with its period.
indicator-noted-already = It says so already: { $period } for *{ $name }* ({ $reference }) is { $figure }.
indicator-taken = { $period } has a report already: { $figure }. To change it, correct it, with one line why.
indicator-off-target = It's off target. What's the story behind the curve, and what is one thing that we could do?
indicator-more = All right. I'll ask again for { $period } of *{ $name }* on { $at }.
indicator-more-next = { $period } for *{ $name }* can still be reported at any time: press *Report*, or type **/indicator checkin**. I won't ask for it again: on { $at } I'll ask for { $next }.
indicator-no-more = I can't wait longer with { $period } for *{ $name }*. If it wasn't counted, press *Not collected*; the figure can still come later.
indicator-list = { $count ->
    [one] **1 indicator**
   *[other] **{ $count } indicators**
}
indicator-list-empty = Nothing is counted here yet. A coordinator can begin with **/indicator add**; common measures are offered while typing.
indicator-agenda-more = { $count ->
    [one] 1 more indicator is off target or late: **/indicator list**
   *[other] { $count } more indicators are off target or late: **/indicator list**
}
indicator-agenda-slow = not enough to reach { $to } by { $by }
indicator-agenda-over = the target's day has passed
indicator-export = { $count ->
    [one] Here is 1 report as a file for any spreadsheet.
   *[other] Here are { $count } reports as a file for any spreadsheet.
} Every correction is in it, and every period that is missing.
indicator-export-empty = There are no figures yet. Report some with **/indicator checkin**.
home-indicators = **Figures that wait for you**
home-indicator = { $period } for { $name } ({ $reference })
chart-target = Target
chart-start = Start
chart-forecast = If nothing changes
chart-alt = Line chart of { $name }. It starts at { $from } in { $began }; the target is { $to } by { $by }. { $count ->
    [one] One figure is shown.
   *[other] { $count } figures are shown.
}
chart-alt-latest = The latest is { $figure } in { $period }: { $standing }.
chart-alt-forecast = A dashed line shows where it goes if nothing changes: { $figure }.
form-indicator-what = What is counted
form-indicator-baseline = Where it stands
form-indicator-target = Where it should be
form-indicator-report = Report a figure
form-indicator-correct = Correct a figure
form-indicator-story = The story behind the curve
field-indicator-what = What exactly is counted?
field-indicator-what-hint = So that two people would count the same
field-indicator-source = Where does the figure come from?
field-indicator-source-hint = Housing authority, school district, our survey
field-indicator-above = For a share: what is counted
field-indicator-above-hint = Families who stayed housed. Leave empty for one number
field-indicator-below = For a share: out of what
field-indicator-below-hint = All families we follow. Leave empty for one number
field-indicator-baseline = Figure to start from
field-indicator-figure-hint = Such as { $example }
field-indicator-share-hint = Such as 74%, or 148/200
field-indicator-baseline-on = When was it so?
field-indicator-day-hint = Such as 31 Jan 2026, or Jan 2026
field-indicator-target = Figure to reach
field-indicator-target-on = By when?
field-indicator-days = Days from a period's end to its report
field-indicator-days-hint = 10: for October by 10 November
field-indicator-value = The figure
field-indicator-last = Last time: { $figure }
field-indicator-counted = How many are counted?
field-indicator-counted-hint = Such as { $example }, or "not collected"
field-indicator-out-of = Out of how many?
field-indicator-note = A line about it (everyone can read it)
field-indicator-note-hint = For example why it is so far from last time
field-indicator-reason = Why is it corrected?
field-indicator-reason-hint = One family was counted twice
field-indicator-story = What is going on? (everyone can read it)
field-indicator-story-hint = What helps, what stands in the way, who should be in the talk
button-indicators = Indicators
button-indicator-report = Report
button-indicator-report-period = Report { $period }
button-indicator-none = Not collected
button-indicator-more = A few more days
button-indicator-correct = Correct
button-indicator-correct-period = Correct { $period }
button-indicator-story = Tell the story
button-indicator-export = Figures as a file
button-indicator-ask-me = Ask me from now on
button-indicator-decide = Propose a decision
button-indicator-promise = Promise something
button-indicator-what = What is counted
button-indicator-baseline = Start figure
button-indicator-target = Target
button-indicator-start = Start
button-indicator-drop = Throw away
command-indicator =
    .description = Count what matters, and see whether it gets better
command-indicator-add =
    .description = Begin to count something: a name here, then three short forms
    .name-says = What is it? Common measures are offered while you type
    .direction-says = Which way is better?
    .period-says = How often is it reported?
    .unit-says = What the number counts, like people or $. Leave it empty for a share
    .steward-says = Who is asked for the figures? You, if you leave it empty
command-indicator-checkin =
    .description = Report a figure
    .indicator-says = Which indicator?
    .period-says = For which period? The one that is due, if you leave it empty
command-indicator-show =
    .description = See how something stands: its chart, its figures, its story
    .indicator-says = Which indicator?
command-indicator-list =
    .description = See all that is counted here, and how it stands
command-indicator-export =
    .description = Get the figures as a file for any spreadsheet
    .indicator-says = Which indicator? All, if you leave it empty

## Meetings

wall-zone = { $wall }, { $zone }
zone-of = { $city } time
meeting-title = **{ $reference } · { $title }**
meeting-when = { $at } ({ $wall }), { $minutes } minutes
meeting-both = { $at } ({ $wall })
meeting-where = **Where:** { $place }
meeting-in = -# Its card and its reminders are in { $channel }.
meeting-repeats = It repeats { $rule }.
meeting-this-once = This once, instead of { $was }.
meeting-will-repeat = • It will repeat { $rule }.
meeting-host = { $name } hosts this. Only the host sees who comes; everyone sees the numbers.
meeting-hosted = { $name } hosted this.
meeting-had-planned = { $name } had planned this.
meeting-is-over = This meeting is over.
meeting-is-cancelled = This meeting is cancelled.
meeting-was = It was on { $at }.
meeting-was-to-be = It was to be on { $at }.
meeting-going = Going
meeting-remote = Remote
meeting-maybe = Maybe
meeting-cannot = Can't
meeting-mine-none = You haven't said yet whether you come.
meeting-mine = Your answer: **{ $answer }**. You can change it until the end.
meeting-mine-reminded = Your answer: **{ $answer }**. I'll remind you in { $channel } before it starts. You can change it until the end.
meeting-mine-cannot = Your answer: **Can't**. Thank you for saying so. I won't remind you.
meeting-today = Today, { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-tomorrow = Tomorrow, { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-on-day = { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-reminder-at = On your clock: { $at }
meeting-forecast = { $at }: **{ $title }**{"\u00A0"}({ $reference }). So far: { $counts }.
meeting-forecast-none = { $at }: **{ $title }**{"\u00A0"}({ $reference }). Nobody has said yet whether they come.
meeting-host-none = Nobody has said yet whether they come.
meeting-host-only = -# Only you see these names, as the host.
meeting-host-begun = By now it has begun.
meeting-host-off = By now that date of **{ $title }**{"\u00A0"}({ $reference }) is off. Press *Open* to see what comes next.
meeting-late = This comes late because I was away.
meeting-reminder-moved = By now it has another time: { $now }.
meeting-reminder-off = By now this date is off.
meeting-topics = { $count ->
    [one] 1 item on the agenda
   *[other] { $count } items on the agenda
}
meeting-for = For { $people }
meeting-next = Next: { $next }.
meeting-next-still = The next one is still { $next }.
meeting-scheduled = **{ $title }** is planned as **{ $reference }**. Its card is on its way to { $channel }.
meeting-scheduled-again = You planned this a moment ago, so I kept it once. **{ $title }** is **{ $reference }**, in { $channel }.
meeting-came-already = A meeting came of { $towards } already: **{ $title }** ({ $reference }), { $at }. I haven't planned another one yet.
meeting-several-came = More than one meeting came of { $towards } already:
meeting-none-yet = I haven't planned another one yet.
meeting-scheduled-then = What happens next: people say there whether they come.
meeting-scheduled-day = I remind them in { $channel } a day before and again an hour before.
meeting-scheduled-hour = I remind them in { $channel } an hour before.
meeting-scheduled-hour-first = I remind them in { $channel } an hour before, and of the later ones a day before too.
meeting-scheduled-day-later = Of the later ones, I remind them in { $channel } a day before and again an hour before.
meeting-scheduled-event = It's in this server's events.
meeting-scheduled-no-event = Not everyone can see { $channel }, so I keep it out of this server's events.
meeting-too-many = You host { $max } meetings to come, and that's as many as I can keep for you. Please cancel one in **/meeting list** first.
meeting-too-many-here = This coalition has { $max } meetings to come, and that's as many as I can keep. Please cancel one in **/meeting list** first.
meeting-title-empty = Please write a few words: what is the meeting about?
meeting-where-empty = Where is it? Please write a word or two, or leave it empty.
meeting-topic-empty = Please write a few words: what do you want to talk about?
meeting-over = That meeting ({ $reference }) is over, or it doesn't take place then. Type **/meeting list** to see what's to come.
meeting-not-found = I can't find that among the meetings you can see. Type **/meeting list** to see what's to come; *Show past* there has the others.
meeting-several = More than one meeting fits: { $which }. Type the number of the one you mean.
meeting-not-yours = Only the host of { $reference }, or a coordinator, can move or cancel it. Please ask one of them.
meeting-line = **{ $reference }** { $title } · { $when }
meeting-line-own = You: { $answer }
meeting-line-none = You haven't answered yet
meeting-list = { $count ->
    [one] **1 meeting to come**
   *[other] **{ $count } meetings to come**
}
meeting-list-past = { $count ->
    [0] **No meeting is over yet**
    [one] **1 meeting that is over or cancelled**
   *[other] **{ $count } meetings that are over or cancelled**
}
meeting-choice-over = over
meeting-choice-cancelled = cancelled
meeting-choice-yours = your topic
meeting-list-empty = No meetings to come. To plan one, type **/meeting schedule**.
home-meetings = { $count ->
    [one] **1 meeting to come**
   *[other] **{ $count } meetings to come**
}
home-meetings-first = -# The next { $count }; **Meetings** has them all.
meeting-dates = Choose another date
meeting-kept = Nothing was changed.
meeting-who = **Who comes to { $reference }**, { $at }
    -# Only you see this, as the host.
meeting-who-none = Nobody has answered yet.
meeting-who-more = and { $count } more
meeting-who-host = Who comes is for the host alone. Everyone sees the numbers on the card.
meeting-calendar = Here is **{ $title }** ({ $reference }) for your calendar: open the file and save it. If the meeting moves, get it here again; your calendar then changes what it has.

meeting-agenda = **Agenda**
meeting-agenda-more = … and { $count } more, under *Agenda*
meeting-agenda-rest = … and { $count } more
meeting-agenda-title = **Agenda of { $title } ({ $reference })**
    { $at }
meeting-agenda-empty = Nobody has put anything on it yet.
meeting-agenda-also = **Also to talk about**
meeting-agenda-left = **Left on its agenda**
meeting-topic-already = It's on the list already.
meeting-agenda-full = This agenda holds { $max } items at most, and there's no room left for this. Please take something off first.
meeting-agenda-take-off = Take something off
meeting-agenda-take-off-oldest = Take something off (the { $count } oldest)
meeting-topic = { $number }. { $topic } · { $name }
meeting-topic-carried = { $number }. { $topic } · { $name } · { $count ->
    [one] carried over
   *[other] carried over { $count } times
}
meeting-topic-not-yours = Only who put this on the agenda, the host or a coordinator can take it off.
meeting-bring = **{ $reference }: { $title }** Where shall we talk about it?
meeting-bring-prompt = Choose a meeting
meeting-bring-none = No meetings to come. Plan one with **/meeting schedule**, then press again.
meeting-carry = Where shall we talk about what is left on the agenda of { $reference }?
meeting-carry-none = Nothing is left on the agenda of { $reference }.
meeting-carried = { $count ->
    [0] All of it was on the agenda of { $title } already, { $at }.
    [one] 1 item is on the agenda of { $title } now, { $at }.
   *[other] { $count } items are on the agenda of { $title } now, { $at }.
}
meeting-carried-doubled = { $count ->
    [one] 1 was there already: { $topics }.
   *[other] { $count } were there already: { $topics }.
}
meeting-carried-told = { $how ->
    [cancelled] **{ $from }** is cancelled. What you put on its agenda is now on that of **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
    [over] **{ $from }** is over. What you put on its agenda is now on that of **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
   *[other] What you put on an agenda is now on that of **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
}
meeting-carried-already = { $how ->
    [cancelled] **{ $from }** is cancelled. What you put on its agenda is on that of **{ $title }**{"\u00A0"}({ $reference }) already, { $at }: { $topics }
    [over] **{ $from }** is over. What you put on its agenda is on that of **{ $title }**{"\u00A0"}({ $reference }) already, { $at }: { $topics }
   *[other] What you put on an agenda is on that of **{ $title }**{"\u00A0"}({ $reference }) already, { $at }: { $topics }
}
meeting-brought = { $reference } is on the agenda of { $title }, { $at }.
meeting-brought-before = { $reference } is on the agenda of { $title } already, { $at }.
commit-agenda = { $count ->
    [one] 1 promise is past its date and still open
   *[other] { $count } promises are past their date and still open
}

meeting-plan-move = **Move { $title } ({ $reference })?** This is what will happen:
meeting-plan-cancel = **Cancel { $title } ({ $reference })?** This is what will happen:
meeting-plan-again = This is what would happen now:
meeting-moves = • It moves from { $was } to **{ $now }**.
meeting-moves-one = • This one moves from { $was } to **{ $now }**. The others stay.
meeting-moves-after = • This one moves from { $was } to **{ $now }**, and all after it move along. Dates that were moved by themselves stay where they are.
meeting-moves-all = • The whole series moves: the next one from { $was } to **{ $now }**, and all after it along, also those that were moved by themselves.
meeting-cancels = • It doesn't take place on { $was }.
meeting-cancels-one = • This one, { $was }, doesn't take place. The others stay.
meeting-cancels-after = • This one, { $was }, and all after it don't take place.
meeting-cancels-all = • The whole series ends. The next one, { $was }, doesn't take place, and none after it.
meeting-plan-dates = • To come then: { $dates }
meeting-plan-dates-more = • To come then: { $dates } and so on
meeting-plan-none-left = • No other date is left.
meeting-plan-people-move = { $count ->
    [0] • Nobody has said yet that they come. I post the new time in { $channel }.
    [one] • 1 person has said that they come or may come. Their answer stays, and I tell them in { $channel }.
   *[other] • { $count } people have said that they come or may come. Their answers stay, and I tell them in { $channel }.
}
meeting-plan-people-cancel = { $count ->
    [0] • I say in { $channel } that it doesn't take place. Nobody has said yet that they come.
    [one] • 1 person has said that they come or may come. I tell them in { $channel }.
   *[other] • { $count } people have said that they come or may come. I tell them in { $channel }.
}
meeting-plan-night = • It's night now, so I tell them when it's over: { $at }.
meeting-plan-night-now = • It's night, but this is so near that I tell them right now.
meeting-plan-topics = { $count ->
    [one] • 1 agenda item is left. You can put it on another meeting right after.
   *[other] • { $count } agenda items are left. You can put them on another meeting right after.
}
meeting-plan-topics-later = { $count ->
    [one] • 1 agenda item is left. Once another meeting is planned, you can put it there.
   *[other] • { $count } agenda items are left. Once another meeting is planned, you can put them there.
}
meeting-plan-topics-go = { $count ->
    [one] • Its 1 agenda item goes to { $at }.
   *[other] • Its { $count } agenda items go to { $at }.
}
meeting-plan-event = • The reminders, the card and this server's event follow.
meeting-plan-nothing-yet = -# Nothing is changed yet.
meeting-moved = Done: { $reference } moves from { $was } to **{ $now }**.
meeting-moved-after = Done: { $reference } moves from { $was } to **{ $now }**, and all after it move along.
meeting-cancelled = Done: { $reference } is cancelled.
meeting-cancelled-topics = { $count ->
    [one] 1 agenda item is left.
   *[other] { $count } agenda items are left.
}
meeting-cancelled-topics-later = Once there's another meeting, press *Open* here to put what's left on its agenda.
meeting-cancelled-rest = Done: nothing of { $reference } is to come any more. Only the one that goes on now takes place.
meeting-cancelled-date = Done: that date of { $reference } is cancelled.
meeting-cancelled-after = Done: that date of { $reference } and all after it are cancelled.
meeting-changed-since = { $name } changed { $reference } while you were looking, so I changed nothing. It's now on { $next }.
meeting-cancelled-since = { $name } cancelled { $reference } while you were looking, so I changed nothing.
meeting-move-past = That time has passed by now. Please choose a later one.
meeting-move-same = { $reference } is at that time already. There's nothing to change.
meeting-move-rule = This meeting comes on several days, so I can't tell what a new day or time means for the others. I can move one at a time. Or cancel all to come, and plan it anew with **/meeting schedule**.
meeting-move-order = That would put it before a date that stays where it is. Please choose a later time, or move the whole series.
meeting-move-taken = { $reference } already has a date at that time. Please choose another time, or cancel this one.
meeting-news-moved = **{ $title }** ({ $reference }) has a new time: { $now }. It was { $was }.
meeting-news-moved-all = **{ $title }** ({ $reference }) and all that follow have a new time, from { $now } on. It was { $was }.
meeting-news-cancelled = **{ $title }** ({ $reference }) doesn't take place on { $was }.
meeting-news-cancelled-all = **{ $title }** ({ $reference }) doesn't take place any more, from { $was } on.
meeting-news-topics = { $count ->
    [one] Its 1 agenda item goes to that date.
   *[other] Its { $count } agenda items go to that date.
}
meeting-news-by = { $name } changed this.
meeting-event = Say whether you come in { $channel }.
meeting-event-where = Where: { $place }
meeting-event-place = See #{ $channel }
button-meetings = Meetings
button-meeting-past = Show past
button-meeting-agenda = Agenda
button-meeting-calendar = Calendar file
button-meeting-more = More
button-meeting-about = About this meeting
button-meeting-topic = Add something
button-meeting-carry = Put on another meeting
button-meeting-take-back = Take it back
button-meeting-who = Who comes
button-meeting-cancel = Cancel meeting
button-meeting-move-it = Move it
button-meeting-cancel-it = Cancel it
button-meeting-one = Only this one
button-meeting-after = This and all after
button-meeting-all = The whole series
button-meeting-keep = Leave it as it is
button-meeting-another = Plan another one too
form-meeting-move = A new time
form-meeting-from = Plan a meeting
field-meeting-title = What is it about?
field-meeting-title-hint = Weekly assembly
field-meeting-repeats = How does it repeat? (optional)
field-meeting-repeats-hint = every other week
field-meeting-where = Where? (optional)
field-meeting-where-hint = City Hall, room 2
meeting-not-your-channel = You can't write in this channel yourself, so I won't plan a meeting here for you. Please plan it in another channel.
form-meeting-topic = Put something on the agenda
field-meeting-when-hint = next tue 6pm
field-meeting-topic = What do you want to talk about?
field-meeting-topic-hint = Who brings the flyers to the clinic?
command-meeting =
    .description = Plan meetings, say whether you come, collect what to talk about
command-meeting-schedule =
    .description = Plan a meeting. People then say whether they come
    .title-says = What is it about?
    .when-says = When? For example: next tue 6pm
    .repeats-says = Does it come again? For example: every 2 weeks
    .minutes-says = How many minutes? 60, if you leave it empty
    .where-says = Where? For example: City Hall, room 2
    .channel-says = Where do I post it? This channel, if you leave it empty
command-meeting-list =
    .description = See the meetings to come, and what you said to each
command-meeting-show =
    .description = See one meeting: when, how many come, the agenda, the other dates
    .meeting-says = Which meeting?
command-meeting-move =
    .description = Move a meeting. I show what will happen first
    .meeting-says = Which meeting?
    .when-says = To when? For example: next wed 7pm
    .scope-says = If it repeats: this one, this and all after, or the whole series?
command-meeting-cancel =
    .description = Cancel a meeting. I show what will happen first
    .meeting-says = Which meeting?
    .scope-says = If it repeats: this one, this and all after, or the whole series?
command-meeting-agenda =
    .description = Put something on a meeting's agenda
    .meeting-says = Which meeting?
    .item-says = What do you want to talk about?
