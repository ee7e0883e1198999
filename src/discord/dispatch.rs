//! From an interaction to who answers it: commands to poise, presses and forms to the feature that their custom id names.

use poise::serenity_prelude as serenity;
use tracing::Instrument;

use super::answer::{Answer, Interaction, On};
use super::{Handle, asker_of_command, asker_of_component, asker_of_modal, errors, permissions};
use crate::drafts::{self, FORM};
use crate::error::{Error, Result};
use crate::feature::Pressed;
use crate::ids::{ApplicationId, InteractionId, OutboxId, snowflake_time};
use crate::message::{Button, Card, Look, NOTICE_MAX, Press, Reply};
use crate::people::Asker;
use crate::say;
use crate::text::Words;

/// What poise needs to find a command.
pub type Framework<'a> = poise::FrameworkContext<'a, Handle, Error>;

/// Handles one interaction to its end.
pub async fn interaction(framework: Framework<'_>, interaction: &serenity::Interaction) {
    match interaction {
        serenity::Interaction::Command(command) => {
            let span = tracing::info_span!("command", name = %command.data.name, interaction.id = %command.id);
            run_command(framework, command).instrument(span).await;
        }
        serenity::Interaction::Autocomplete(command) => autocomplete(framework, command).await,
        serenity::Interaction::Component(component) => {
            let span =
                tracing::info_span!("press", custom_id = %component.data.custom_id, interaction.id = %component.id);
            pressed(framework.user_data, component).instrument(span).await;
        }
        serenity::Interaction::Modal(modal) => {
            let span = tracing::info_span!("form", custom_id = %modal.data.custom_id, interaction.id = %modal.id);
            submitted(framework.user_data, modal).instrument(span).await;
        }
        _ => {}
    }
}

async fn run_command(framework: Framework<'_>, command: &serenity::CommandInteraction) {
    let which = identity((command.application_id, command.id), &command.token, (On::Command, None));
    let words = reading(framework.user_data, asker_of_command(command)).await.words();
    let answer = Answer::to(&framework.user_data.rest, which, words);
    let sent = std::sync::atomic::AtomicBool::new(false);
    let carried = tokio::sync::Mutex::new(Box::new(answer.clone()) as Box<dyn std::any::Any + Send + Sync>);
    let (options, mut tree) = (command.data.options(), Vec::new());
    let work = poise::dispatch_interaction(framework, command, &sent, &carried, &options, &mut tree);
    if let Err(error) = answer.within_time(work).await {
        errors::command(error, &answer, words).await;
    }
}

/// The asker, reading the language that they chose; their app's if that cannot be looked up.
async fn reading(handle: &Handle, asker: Asker) -> Asker {
    let app = &handle.app;
    let read = app.languages.reading(app.db.readers(), asker.clone()).await;
    read.unwrap_or_else(|error| {
        tracing::warn!(%error, "Chosen languages could not be read");
        asker
    })
}

async fn autocomplete(framework: Framework<'_>, command: &serenity::CommandInteraction) {
    let sent = std::sync::atomic::AtomicBool::new(false);
    let carried = tokio::sync::Mutex::new(Box::new(()) as Box<dyn std::any::Any + Send + Sync>);
    let (options, mut tree) = (command.data.options(), Vec::new());
    if poise::dispatch_autocomplete(framework, command, &sent, &carried, &options, &mut tree).await.is_err() {
        tracing::warn!(name = %command.data.name, "Autocomplete could not be dispatched");
    }
}

async fn pressed(handle: &Handle, component: &serenity::ComponentInteraction) {
    // A card has no content, a notice always has; serenity drops the flag that would say so.
    let row = Press::row_of(&component.data.custom_id);
    let on = if component.message.content.is_empty() { On::Card } else { On::Notice };
    let which = identity((component.application_id, component.id), &component.token, (on, row));
    let asker = reading(handle, asker_of_component(component)).await;
    let words = asker.words();
    let answer = Answer::to(&handle.rest, which, words);
    let values = chosen(&component.data.kind);
    let work = async {
        let press = Press::parse(&component.data.custom_id);
        let press = press.ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?;
        let pressed = Pressed {
            asker,
            press,
            sent_at: snowflake_time(component.id.get().cast_signed()),
            may_write: may_write(component.member.as_ref(), component.channel.as_ref()),
            row,
            values,
            fields: Vec::new(),
        };
        if pressed.press.feature == FORM { reopen(handle, &pressed).await } else { route(handle, pressed, on).await }
    };
    finish(&answer, words, work).await;
}

/// Whether who pressed may write there; in a direct message, of course.
fn may_write(member: Option<&serenity::Member>, channel: Option<&serenity::PartialChannel>) -> bool {
    member.is_none_or(|member| permissions::may_write(member.permissions, channel))
}

/// What was chosen in a select: values as they are, channels and roles by their ids.
fn chosen(kind: &serenity::ComponentInteractionDataKind) -> Vec<String> {
    match kind {
        serenity::ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        serenity::ComponentInteractionDataKind::ChannelSelect { values } => {
            values.iter().map(ToString::to_string).collect()
        }
        serenity::ComponentInteractionDataKind::RoleSelect { values } => {
            values.iter().map(ToString::to_string).collect()
        }
        _ => Vec::new(),
    }
}

async fn submitted(handle: &Handle, modal: &serenity::ModalInteraction) {
    let row = Press::row_of(&modal.data.custom_id);
    let on = match &modal.message {
        Some(message) if message.content.is_empty() => On::Card,
        Some(_) => On::Notice,
        None => On::Command,
    };
    let which = identity((modal.application_id, modal.id), &modal.token, (on, row));
    let asker = reading(handle, asker_of_modal(modal)).await;
    let words = asker.words();
    let answer = Answer::to(&handle.rest, which, words);
    let work = async {
        let press = Press::parse(&modal.data.custom_id);
        let press = press.ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?;
        let pressed = Pressed {
            asker,
            press,
            sent_at: snowflake_time(modal.id.get().cast_signed()),
            may_write: may_write(modal.member.as_ref(), modal.channel.as_ref()),
            row,
            values: Vec::new(),
            fields: fields(modal),
        };
        match route(handle, pressed.clone(), on).await {
            Err(Error::Mistyped(text)) => {
                let card = offer_again(handle, pressed, text).await?;
                // On a private card the refusal takes its place, so that in the end one card stands.
                let private = modal.message.as_ref().and_then(|message| message.flags);
                let private = private.is_some_and(|flags| flags.contains(serenity::MessageFlags::EPHEMERAL));
                Ok(if private { Reply::Update(card) } else { Reply::Private(card) })
            }
            result => result,
        }
    };
    finish(&answer, words, work).await;
}

/// Answers with what came of the work, whatever it was.
async fn finish(answer: &Answer, words: Words, work: impl Future<Output = Result<Reply>>) {
    let given = async {
        let reply = work.await.unwrap_or_else(|error| errors::explain(error, words));
        answer.give(reply).await
    };
    if let Err(error) = answer.within_time(given).await {
        tracing::error!(%error, "An answer did not reach Discord");
    }
}

async fn route(handle: &Handle, pressed: Pressed, on: On) -> Result<Reply> {
    let words = pressed.asker.words();
    let feature = handle.app.features.iter().find(|feature| feature.name == pressed.press.feature);
    let press = feature.and_then(|feature| feature.press);
    let press = press.ok_or_else(|| Error::Refusal(say!(words, "press-unknown")))?;
    if pressed.row.is_none() {
        return press(&handle.app, pressed).await;
    }
    Ok(match press(&handle.app, pressed.clone()).await? {
        Reply::Update(card) => {
            let whole = with_rest(handle, &pressed, card.clone()).await;
            // What has no room there is answered beside the message, which goes on asking what it asked.
            let fits = on != On::Notice || whole.characters() <= NOTICE_MAX;
            if fits { Reply::Update(whole) } else { Reply::Private(card) }
        }
        other => other,
    })
}

/// The answer given on a message of the outbox, with what else that message asks under it.
async fn with_rest(handle: &Handle, pressed: &Pressed, mut card: Card) -> Card {
    card.row = pressed.row;
    for rest in handle.app.features.iter().filter_map(|feature| feature.rest) {
        match rest(&handle.app, pressed, card.clone()).await {
            Ok(whole) => card = whole,
            // The work is done: it is answered all the same.
            Err(error) => tracing::error!(%error, "The rest of a message could not be drawn"),
        }
    }
    card
}

/// A form cannot be opened in answer to a form: the refusal comes with a button that opens it again, filled in. Only where typing
/// something else can succeed; a closed promise stays closed, whatever is typed.
async fn offer_again(handle: &Handle, pressed: Pressed, text: String) -> Result<Card> {
    let row = pressed.row;
    let (words, now) = (pressed.asker.words(), handle.app.clock.now());
    let id = handle.app.db.write(move |c| Box::pin(async move { drafts::keep(c, &pressed, now).await })).await?;
    let again = Button::new(say!(words, "button-open-form"), drafts::reopen(id)).look(Look::Primary);
    Ok(Card { row, ..Card::new(text).buttons(vec![again]) })
}

async fn reopen(handle: &Handle, pressed: &Pressed) -> Result<Reply> {
    let words = pressed.asker.words();
    let gone = || Error::Refusal(say!(words, "draft-gone"));
    let id = pressed.press.id.parse().map_err(|_| gone())?;
    let mut connection = handle.app.db.readers().acquire().await?;
    let (press, typed) = drafts::find(&mut connection, id, pressed.asker.person).await?.ok_or_else(gone)?;
    let feature = handle.app.features.iter().find(|feature| feature.name == press.feature);
    let again = match feature.and_then(|feature| feature.form_again) {
        Some(again) => again(&mut connection, words, &press).await?,
        None => None,
    };
    let form = again.or_else(|| feature.and_then(|feature| feature.form).and_then(|form| form(words, &press)));
    Ok(Reply::Form(form.ok_or_else(gone)?.filled(&typed)))
}

fn identity(
    (application, id): (serenity::ApplicationId, serenity::InteractionId),
    token: &str,
    (on, row): (On, Option<OutboxId>),
) -> Interaction {
    Interaction {
        application: ApplicationId(application.get().cast_signed()),
        id: InteractionId(id.get().cast_signed()),
        token: token.to_owned(),
        on,
        row,
    }
}

fn fields(modal: &serenity::ModalInteraction) -> Vec<(String, String)> {
    let parts = modal.data.components.iter().flat_map(|row| &row.components);
    parts
        .filter_map(|part| match part {
            serenity::ActionRowComponent::InputText(input) => {
                Some((input.custom_id.clone(), input.value.clone().unwrap_or_default()))
            }
            _ => None,
        })
        .collect()
}
