//! Rules of reminders, by cases.
