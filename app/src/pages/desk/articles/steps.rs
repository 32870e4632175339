//! What can be done with an article as a whole: a button for what is decided at
//! once, a small form for what needs a word or an instant.

use domain::StepKind;
use leptos::prelude::*;
use services::manuscripts::{Copy, MAX_COMMENT};

use super::{address, words};

/// A step that was not taken, with what was typed for it.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Which.
    pub step: StepKind,
    /// The comment as it was typed.
    pub comment: String,
    /// The instant as the field holds it.
    pub publish_at: String,
    /// Why it was not taken.
    pub error: String,
}

/// Whether it needs a comment or an instant.
const fn asks(step: StepKind) -> bool {
    matches!(step, StepKind::Return | StepKind::Withdraw | StepKind::Schedule)
}

/// Whether it stands in the bar, for all to see.
const fn is_usual(step: StepKind) -> bool {
    !asks(step) && !matches!(step, StepKind::Discard)
}

/// The steps that are usual, as buttons; the first is the one to take.
#[component]
pub fn UsualSteps(
    /// The article.
    copy: Copy,
    /// What this account may do with it.
    steps: Vec<StepKind>,
) -> impl IntoView {
    let mut usual: Vec<StepKind> = steps.into_iter().filter(|step| is_usual(*step)).collect();
    // Whoever may publish has nobody to hand it in to.
    usual.sort_by_key(|step| *step != StepKind::Publish);
    usual
        .into_iter()
        .enumerate()
        .map(|(index, step)| {
            let class = if index == 0 { "" } else { "plain" };
            view! { <StepForm copy=copy.clone() step class refused=None /> }
        })
        .collect_view()
}

/// The steps that need more than a button.
#[component]
pub fn OtherSteps(
    /// The article.
    copy: Copy,
    /// What this account may do with it.
    steps: Vec<StepKind>,
    /// The one that was refused just now.
    refused: Option<Refused>,
) -> impl IntoView {
    steps
        .into_iter()
        .filter(|step| !is_usual(*step))
        .map(|step| {
            let class =
                if matches!(step, StepKind::Withdraw | StepKind::Discard) { "danger" } else { "plain" };
            let refused = refused.clone().filter(|refused| refused.step == step);
            let open = refused.is_some();
            let form = view! { <StepForm copy=copy.clone() step class refused /> };
            if asks(step) {
                view! {
                    <details class="step-more" open=open>
                        <summary>{words().step(step)}</summary>
                        {form}
                    </details>
                }
                .into_any()
            } else {
                form.into_any()
            }
        })
        .collect_view()
}

#[component]
fn StepForm(copy: Copy, step: StepKind, class: &'static str, refused: Option<Refused>) -> impl IntoView {
    let words = words();
    let action = format!("{}/buoc/{}", address(copy.article), step.as_str());
    let question = words.question(step);
    let answers = question.map(|_| (words.step(step), words.keep_on));
    let field = match step {
        StepKind::Return => Some(comment_field(step, words.comment_needed, refused)),
        StepKind::Withdraw => Some(comment_field(step, words.reason_needed, refused)),
        StepKind::Schedule => Some(instant_field(&copy, refused)),
        _ => None,
    };
    view! {
        <form
            class="step"
            method="post"
            action=action
            data-confirm=question
            data-yes=answers.map(|(yes, _)| yes)
            data-no=answers.map(|(_, no)| no)
        >
            <input type="hidden" name="version" value=copy.version />
            {field}
            <button class=class type="submit">{words.step(step)}</button>
        </form>
    }
}

fn comment_field(step: StepKind, label: &'static str, refused: Option<Refused>) -> AnyView {
    let id = format!("step-{}", step.as_str());
    let (typed, error) = refused.map(|refused| (refused.comment, refused.error)).unzip();
    let error_id = format!("{id}-error");
    let invalid = error.as_ref().map(|_| "true");
    let text = crate::pages::feedback::in_textarea(&typed.unwrap_or_default());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                name="comment"
                rows="3"
                required
                maxlength=MAX_COMMENT
                aria-invalid=invalid
                aria-describedby=error_id.clone()
                inner_html=text
            ></textarea>
            {error.map(|error| view! { <p class="field-error" id=error_id role="alert">{error}</p> })}
        </div>
    }
    .into_any()
}

fn instant_field(copy: &Copy, refused: Option<Refused>) -> AnyView {
    let words = words();
    let (typed, error) = refused.map(|refused| (refused.publish_at, refused.error)).unzip();
    let value = typed.or_else(|| copy.publish_at.map(domain::Timestamp::local)).unwrap_or_default();
    let invalid = error.as_ref().map(|_| "true");
    view! {
        <div class="field">
            <label for="step-when">{words.publish_at}</label>
            <input
                type="datetime-local"
                id="step-when"
                name="publish_at"
                required
                value=value
                aria-invalid=invalid
                aria-describedby="step-when-error"
            />
            {error.map(|error| view! { <p class="field-error" id="step-when-error" role="alert">{error}</p> })}
        </div>
    }
    .into_any()
}
