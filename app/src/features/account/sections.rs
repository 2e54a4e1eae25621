//! The parts of the account's page.

use super::api::{ConsentView, SignInView, WayView};
use crate::i18n::{Key, k, use_texts};
use crate::ui::icons::Glyph;
use crate::ui::{Icon, icons};
use leptos::prelude::*;

/// How one signs in.
#[component]
pub(super) fn Ways(name: Option<String>, second_factor: bool) -> impl IntoView {
    let t = use_texts();
    let password = name.unwrap_or_else(|| t.get(k::ACCOUNT_NO_PASSWORD).to_owned());
    let factor = t.get(if second_factor { k::ACCOUNT_FACTOR_ON } else { k::ACCOUNT_FACTOR_OFF });
    view! {
        <section class="card rows" data-pad="0" aria-labelledby="ways">
            <h2 class="rowlink__head" id="ways">{t.get(k::ACCOUNT_WAYS)}</h2>
            <Way href="/account/password" glyph=icons::KEYBOARD title=k::ACCOUNT_PASSWORD text=password/>
            <Way href="/account/second-factor" glyph=icons::SMARTPHONE title=k::ACCOUNT_FACTOR text=factor.to_owned()/>
        </section>
    }
    .into_any()
}

#[component]
fn Way(href: &'static str, glyph: Glyph, title: Key, text: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <a class="rowlink" rel="external" href=href>
            <span class="tileicon"><Icon glyph/></span>
            <span>
                <span class="rowlink__t">{t.get(title)}</span>
                <span class="rowlink__s">{text}</span>
            </span>
            <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
        </a>
    }
}

/// The devices with which one signs in.
#[component]
pub(super) fn Devices(passkeys: Vec<WayView>) -> impl IntoView {
    let t = use_texts();
    let none =
        passkeys.is_empty().then(|| view! { <li class="rowlink__form muted">{t.get(k::ACCOUNT_PASSKEY_NONE)}</li> });
    view! {
        <section class="card rows" data-pad="0" aria-labelledby="devices">
            <h2 class="rowlink__head" id="devices">{t.get(k::ACCOUNT_PASSKEYS)}</h2>
            <ul class="rows">{none}{removable(passkeys, icons::FINGERPRINT, "/account/passkeys/remove")}</ul>
            <div class="rowlink__form">
                <a class="btn" rel="external" href="/account/passkeys">{t.get(k::ACCOUNT_PASSKEY_ADD)}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The organisations through whose providers one signs in; nothing where there is none.
#[component]
pub(super) fn Links(links: Vec<WayView>) -> impl IntoView {
    let t = use_texts();
    let some = !links.is_empty();
    some.then(|| {
        view! {
            <section class="card rows" data-pad="0" aria-labelledby="links">
                <h2 class="rowlink__head" id="links">{t.get(k::ACCOUNT_LINKS)}</h2>
                <ul class="rows">{removable(links, icons::BUILDING_2, "/account/link/remove")}</ul>
            </section>
        }
        .into_any()
    })
}

/// Ways to sign in as rows, each with the button that posts its id to `action`.
fn removable(ways: Vec<WayView>, glyph: Glyph, action: &'static str) -> Vec<AnyView> {
    let t = use_texts();
    let row = move |way: WayView| {
        view! {
            <li class="rowlink rowlink--still">
                <span class="tileicon"><Icon glyph/></span>
                <span>
                    <span class="rowlink__t">{way.name}</span>
                    <span class="rowlink__s">{t.fill(k::ACCOUNT_PASSKEY_SINCE, &[("at", &way.since)])}</span>
                </span>
                <form class="rowlink__end" method="post" action=action>
                    <button class="btn" data-size="s" name="id" value=way.id>{t.get(k::ACCOUNT_PASSKEY_REMOVE)}</button>
                </form>
            </li>
        }
        .into_any()
    };
    ways.into_iter().map(row).collect()
}

/// Where one is signed in, with "end all".
#[component]
pub(super) fn SignIns(sign_ins: Vec<SignInView>) -> impl IntoView {
    let t = use_texts();
    let others = sign_ins.iter().any(|sign_in| !sign_in.here);
    let row = move |sign_in: SignInView| {
        let how = match sign_in.method.as_str() {
            "passkey" => k::SIGN_IN_BY_PASSKEY,
            "organisation" => k::SIGN_IN_BY_ORGANISATION,
            "demo" => k::SIGN_IN_BY_DEMO,
            _ => k::SIGN_IN_BY_PASSWORD,
        };
        let here = sign_in.here.then(|| view! { <span class="badge" data-tone="ok">{t.get(k::SIGN_IN_HERE)}</span> });
        view! {
            <li class="rowlink rowlink--still">
                <span class="tileicon"><Icon glyph=icons::SMARTPHONE/></span>
                <span>
                    <span class="rowlink__t">{sign_in.device}</span>
                    <span class="rowlink__s">
                        {t.fill(k::SIGN_IN_SINCE, &[("how", t.get(how)), ("since", &sign_in.since), ("used", &sign_in.used)])}
                    </span>
                </span>
                <span class="rowlink__end">{here}</span>
            </li>
        }
    };
    view! {
        <section class="card rows" data-pad="0" aria-labelledby="sign-ins">
            <h2 class="rowlink__head" id="sign-ins">{t.get(k::ACCOUNT_SIGN_INS)}</h2>
            <ul class="rows">{sign_ins.into_iter().map(row).collect_view()}</ul>
            {others.then(|| view! {
                <form class="rowlink__form" method="post" action="/account/end-others">
                    <button class="btn" r#type="submit">{t.get(k::ACCOUNT_END_OTHERS)}</button>
                </form>
            })}
        </section>
    }
    .into_any()
}

/// What one agreed to; taking back is as easy as giving (GDPR Art. 7 III).
#[component]
pub(super) fn Consents(consents: Vec<ConsentView>) -> impl IntoView {
    let t = use_texts();
    let open = consents.iter().any(|consent| consent.purpose == "advice" && consent.withdrawn.is_none());
    let row = move |consent: ConsentView| {
        // Given for one request, and taken back with it; or for all that a broker may see.
        let what = if consent.purpose == "advice_order" { k::CONSENT_ADVICE_ORDER } else { k::CONSENT_ADVICE };
        let state = match &consent.withdrawn {
            None => t.fill(k::CONSENT_GIVEN, &[("at", &consent.given)]),
            Some(at) => t.fill(k::CONSENT_WITHDRAWN, &[("at", at)]),
        };
        let back = consent.withdrawn.is_none().then(|| view! {
            <form method="post" action="/account/consents/withdraw">
                <button class="btn" data-size="s" name="id" value=consent.id.clone()>{t.get(k::CONSENT_WITHDRAW)}</button>
            </form>
        });
        view! {
            <li class="rowlink rowlink--still">
                <span class="tileicon"><Icon glyph=icons::FILE_CHECK/></span>
                <span>
                    <span class="rowlink__t">{t.get(what)}</span>
                    <span class="rowlink__s">{state}</span>
                </span>
                <span class="rowlink__end">{back}</span>
            </li>
        }
    };
    view! {
        <section class="card rows" data-pad="0" aria-labelledby="consents">
            <h2 class="rowlink__head" id="consents">{t.get(k::ACCOUNT_CONSENTS)}</h2>
            <ul class="rows">{consents.into_iter().map(row).collect_view()}</ul>
            {(!open).then(|| view! {
                <form class="rowlink__form stack" data-gap="2" method="post" action="/account/consents/give">
                    <p>{t.get(k::CONSENT_ADVICE_TEXT)}</p>
                    <div><button class="btn" name="purpose" value="advice">{t.get(k::CONSENT_GIVE)}</button></div>
                </form>
            })}
        </section>
    }
    .into_any()
}
