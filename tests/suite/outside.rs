//! A client that we did not write, discord.js, connects to practice and must see the same world. Slow, so behind a variable:
//! `CONVENOR_TEST_OUTSIDE=1`, after `npm ci` in `tests/outside`. Continuous integration sets it.

use std::process::Command;
use std::sync::Arc;

use convenor::clock::Clock;
use practice::Practice;

use crate::hand::Hand;

#[tokio::test(flavor = "multi_thread")]
async fn discord_js_sees_the_same_world() {
    if std::env::var_os("CONVENOR_TEST_OUTSIDE").is_none() {
        println!("left out: set CONVENOR_TEST_OUTSIDE=1, after `npm ci` in tests/outside");
        return;
    }
    let options = practice::Options { port: 0, clock: Arc::new(Hand::on(&Clock::real())), folder: None };
    let practice = Practice::start(options).await.unwrap();
    let coalition = practice.found_coalition();
    let mute = practice.add_channel(coalition.guild, "mute");
    practice.deny_bot(mute, 1 << 11);
    let hidden = practice.add_channel(coalition.guild, "hidden");
    practice.deny_bot(hidden, 1 << 10);
    let (origin, token) = (practice.origin(), practice.token());
    let ran = tokio::task::spawn_blocking(move || {
        Command::new("node")
            .args(["--test", "discordjs.test.mjs"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside"))
            .env("PRACTICE_ORIGIN", origin)
            .env("PRACTICE_TOKEN", token)
            .env("PRACTICE_MUTE_CHANNEL", mute.to_string())
            .env("PRACTICE_HIDDEN_CHANNEL", hidden.to_string())
            .output()
            .unwrap()
    });
    let output = ran.await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    practice.stop().await;
}
