//! What a reader changed in a form before its island was awake.
//!
//! On a slow network the page can be used long before the code of a lazy island
//! arrives. What was chosen or typed meanwhile is noted before the island takes
//! the form over, and told to it afterwards as if it happened then.

use leptos::prelude::*;
use web_sys::{Element, Event, EventInit, HtmlInputElement, HtmlSelectElement, wasm_bindgen::JsCast};

const CONTROLS: &str = "input[name], select[name]";

/// The changes, by the names of their controls.
pub struct Missed {
    form: &'static str,
    changes: Vec<(String, String)>,
}

impl Missed {
    /// Notes the changes in the form that `selector` finds; none on the server.
    /// Call it before the island renders.
    pub fn note(selector: &'static str) -> Self {
        let changes = if cfg!(target_arch = "wasm32") {
            controls(selector)
                .into_iter()
                .filter_map(|control| Some((control.get_attribute("name")?, changed_value(&control)?)))
                .collect()
        } else {
            Vec::new()
        };
        Self { form: selector, changes }
    }

    /// Tells the island, once it is there.
    pub fn replay(self) {
        Effect::new(move || {
            for control in controls(self.form) {
                let name = control.get_attribute("name");
                if let Some((_, value)) =
                    self.changes.iter().find(|(changed, _)| Some(changed) == name.as_ref())
                {
                    tell(&control, value);
                }
            }
        });
    }
}

fn controls(form: &str) -> Vec<Element> {
    let Some(form) = document().query_selector(form).ok().flatten() else { return Vec::new() };
    let Ok(found) = form.query_selector_all(CONTROLS) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// The value of a control, if it is no longer what the server wrote.
fn changed_value(control: &Element) -> Option<String> {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return (input.value() != input.default_value()).then(|| input.value());
    }
    let select = control.dyn_ref::<HtmlSelectElement>()?;
    let written = select.query_selector("option[selected]").ok().flatten();
    let first = || select.query_selector("option").ok().flatten();
    let written = written.or_else(first)?.get_attribute("value").unwrap_or_default();
    (select.value() != written).then(|| select.value())
}

fn tell(control: &Element, value: &str) {
    let event = if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
        "input"
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
        "change"
    } else {
        return;
    };
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(event, &init) {
        // Fails only for an event that is under way already.
        let _ = control.dispatch_event(&event);
    }
}
