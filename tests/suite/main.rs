//! The one integration test binary; a module a feature.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests may fail loudly")]

mod hand;
mod house;
mod locales;
mod openapi;
mod outside;
mod tidy;

mod backups;
mod briefs;
mod briefs_answered;
mod chain;
mod channel_reminders;
mod chosen_language;
mod clocks;
mod coalition;
mod commitment_lists;
mod commitments;
mod delivery;
mod digests;
mod digests_own;
mod digests_times;
mod digests_trouble;
mod disk;
mod due_made;
mod faults;
mod forged;
mod forms;
mod gateway;
mod ground;
mod handed;
mod health;
mod kill;
mod kill_made;
mod not_made;
mod owed_no_more;
mod pauses;
mod polls;
mod polls_trouble;
mod program;
mod reminder_times;
mod reminders;
mod safety;
mod settings;
mod setup_again;
mod snoozes;
mod stopping;
mod threads_and_events;
mod waiting;
mod zone_data;
