//! Whom a message pings, after `allowed_mentions`.

use serde_json::Value;

use super::{id_of, list_at, text_at};

/// Whom a message pings.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct Pings {
    pub users: Vec<u64>,
    pub roles: Vec<u64>,
    pub everyone: bool,
    /// Whether the author of the message replied to is pinged.
    pub replied: bool,
}

/// Whom a message with these fields pings when `allowed` is its `allowed_mentions`.
pub fn of(shown: &Value, allowed: Option<&Value>) -> Pings {
    let mut text = text_at(shown, "content").to_owned();
    for component in list_at(shown, "components") {
        gather_text(component, &mut text);
    }
    let mut found = named_in(&text);
    let Some(allowed) = allowed.filter(|allowed| allowed.is_object()) else {
        found.replied = true;
        return found;
    };
    let parses = |kind: &str| list_at(allowed, "parse").iter().any(|one| one == kind);
    let listed = |key: &str| -> Vec<u64> { list_at(allowed, key).iter().filter_map(id_of).collect() };
    if !parses("users") {
        let users = listed("users");
        found.users.retain(|id| users.contains(id));
    }
    if !parses("roles") {
        let roles = listed("roles");
        found.roles.retain(|id| roles.contains(id));
    }
    found.everyone &= parses("everyone");
    found.replied = allowed["replied_user"].as_bool().unwrap_or(false);
    found
}

fn gather_text(component: &Value, text: &mut String) {
    if component["type"] == 10 {
        text.push('\n');
        text.push_str(text_at(component, "content"));
    }
    for inner in list_at(component, "components") {
        gather_text(inner, text);
    }
}

fn named_in(text: &str) -> Pings {
    let mut found = Pings { everyone: text.contains("@everyone") || text.contains("@here"), ..Pings::default() };
    for piece in text.split("<@").skip(1) {
        let Some((inside, _)) = piece.split_once('>') else { continue };
        let (list, digits) = match inside.strip_prefix('&') {
            Some(role) => (&mut found.roles, role),
            None => (&mut found.users, inside.strip_prefix('!').unwrap_or(inside)),
        };
        if let Ok(id) = digits.parse()
            && !list.contains(&id)
        {
            list.push(id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn allowed_mentions_decide_who_is_pinged() {
        let body = json!({"content": "<@1> <@!2> <@&3> @everyone", "components": [{"type": 17, "components": [{"type": 10, "content": "<@4>"}]}]});
        let check = |allowed: Value, users: &[u64], roles: &[u64], everyone: bool| {
            let found = of(&body, Some(&allowed));
            assert_eq!(
                (found.users.as_slice(), found.roles.as_slice(), found.everyone),
                (users, roles, everyone),
                "{allowed}"
            );
        };
        check(json!(null), &[1, 2, 4], &[3], true);
        check(json!({"parse": []}), &[], &[], false);
        check(json!({}), &[], &[], false);
        check(json!({"users": ["2", "9"]}), &[2], &[], false);
        check(json!({"parse": ["users"], "roles": ["3"]}), &[1, 2, 4], &[3], false);
        check(json!({"parse": ["everyone", "roles"]}), &[], &[3], true);
    }
}
