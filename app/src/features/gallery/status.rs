//! What says how things stand: badges, figures, findings with their reasons, the way of a thing, waiting.

use super::page::Family;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{
    Badge, Comparison, Finding, FindingChoice, FindingChoices, FindingReason, Level, Moment, Progress, Share, Skeleton,
    SkeletonBlock, StatTile, Stepper, Sum, SumLine, TaskStep, TaskSteps, Timeline, TimelineStep, Tone, Why, WhySource,
    icons,
};
use leptos::prelude::*;

/// States, ways and waiting.
#[component]
pub(super) fn Status() -> impl IntoView {
    view! {
        <Family id="badges" title=k::GALLERY_BADGES><Badges/></Family>
        <Family id="ways" title=k::GALLERY_WAYS><Ways/></Family>
        <Family id="waiting" title=k::GALLERY_WAITING><Waiting/></Family>
    }
    .into_any()
}

/// Figures side by side.
#[component]
pub(super) fn Figures() -> impl IntoView {
    view! { <Family id="stats" title=k::GALLERY_STATS><Stats/></Family> }.into_any()
}

/// What was checked.
#[component]
pub(super) fn Judged() -> impl IntoView {
    view! { <Family id="findings" title=k::GALLERY_FINDINGS><Findings/></Family> }.into_any()
}

/// Each tone, with and without a picture.
#[component]
fn Badges() -> impl IntoView {
    let t = use_texts();
    view! {
        <div class="row" data-wrap="" data-gap="2">
            <Badge text=t.get(k::GALLERY_BADGE_ACTIVE) tone=Tone::Good/>
            <Badge text=t.get(k::GALLERY_BADGE_RESTS)/>
            <Badge text=t.get(k::GALLERY_BADGE_PARENTAL) tone=Tone::Accent/>
            <Badge text=t.get(k::GALLERY_BADGE_WAITS) tone=Tone::Warn glyph=icons::CLOCK/>
            <Badge text=t.get(k::GALLERY_BADGE_OVERDUE) tone=Tone::Bad glyph=icons::OCTAGON_ALERT/>
            <Badge text=t.get(k::GALLERY_BADGE_SEALED) tone=Tone::Good glyph=icons::SHIELD_CHECK/>
        </div>
    }
    .into_any()
}

/// Fine, to be looked at, bad; with and without unit and comparison.
#[component]
fn Stats() -> impl IntoView {
    let t = use_texts();
    let beside = |text: Key, tone, glyph| Comparison { text: t.get(text).to_owned(), tone, glyph };
    view! {
        <div class="grid-tiles">
            <div class="card">
                <StatTile
                    label=t.get(k::GALLERY_STAT_REACHED)
                    figure=t.get(k::GALLERY_STAT_REACHED_FIGURE)
                    unit="%"
                    comparison=beside(k::GALLERY_STAT_REACHED_GOAL, Tone::Good, icons::TRENDING_UP)
                />
            </div>
            <div class="card">
                <StatTile
                    label=t.get(k::GALLERY_STAT_OPEN)
                    figure="14"
                    comparison=beside(k::GALLERY_STAT_OPEN_BEFORE, Tone::Warn, icons::TRENDING_UP)
                />
            </div>
            <div class="card">
                <StatTile
                    label=t.get(k::GALLERY_STAT_OLDEST)
                    figure="9"
                    unit=t.get(k::GALLERY_STAT_DAYS)
                    comparison=beside(k::GALLERY_STAT_OLDEST_LIMIT, Tone::Bad, icons::CLOCK)
                />
            </div>
            <div class="card">
                <StatTile label=t.get(k::GALLERY_STAT_SURVIVORS) figure=t.get(k::GALLERY_STAT_SURVIVORS_FIGURE)/>
            </div>
        </div>
    }
    .into_any()
}

/// Each level; a warning in the three states of its choice.
#[component]
fn Findings() -> impl IntoView {
    let t = use_texts();
    view! {
        <form class="stack" data-gap="4" method="get" action="/desk/_gallery">
            <Finding level=Level::Error fact=t.get(k::GALLERY_SUBSIDY_FACT) consequence=t.get(k::GALLERY_SUBSIDY_THEN)>
                <Why ignored=t.get(k::GALLERY_SUBSIDY_IGNORED) source=source(t, k::GALLERY_SUBSIDY_NORM)/>
            </Finding>
            <Finding
                level=Level::Warning
                fact=t.get(k::GALLERY_OVER_FACT)
                consequence=t.get(k::GALLERY_OVER_THEN)
                choices=choices(t, "over", "fix")
                reason=reason("over-reason", None)
            >
                <Why
                    sum=sum(t)
                    ignored=t.get(k::GALLERY_OVER_IGNORED)
                    source=source(t, k::GALLERY_OVER_NORM)
                    open=true
                />
            </Finding>
            <Finding
                level=Level::Warning
                fact=t.get(k::GALLERY_OVER_FACT)
                consequence=t.get(k::GALLERY_OVER_THEN)
                choices=choices(t, "kept", "keep")
                reason=reason("kept-reason", None)
            />
            <Finding
                level=Level::Warning
                fact=t.get(k::GALLERY_OVER_FACT)
                consequence=t.get(k::GALLERY_OVER_THEN)
                choices=choices(t, "missing", "keep")
                reason=reason("missing-reason", Some(k::GALLERY_OVER_REASON_MISSING))
            />
            <Finding level=Level::Info fact=t.get(k::GALLERY_CLAIM_FACT) consequence=t.get(k::GALLERY_CLAIM_THEN)>
                <Why source=source(t, k::GALLERY_CLAIM_NORM)/>
            </Finding>
            <Finding level=Level::Passed fact=t.get(k::GALLERY_PASSED_FACT) consequence=t.get(k::GALLERY_PASSED_THEN)/>
        </form>
    }
    .into_any()
}

fn source(t: Texts, norm: Key) -> WhySource {
    WhySource {
        name: t.get(norm).to_owned(),
        version: t.get(k::GALLERY_WHY_VERSION).to_owned(),
        checked: t.get(k::GALLERY_WHY_CHECKED).to_owned(),
    }
}

fn sum(t: Texts) -> Sum {
    let line = |label: Key, amount: Key| SumLine { label: t.get(label).to_owned(), amount: t.get(amount).to_owned() };
    Sum {
        lines: vec![
            line(k::GALLERY_SUM_OWN, k::GALLERY_SUM_OWN_AMOUNT),
            line(k::GALLERY_SUM_SUBSIDY, k::GALLERY_SUM_SUBSIDY_AMOUNT),
            line(k::GALLERY_SUM_FREE, k::GALLERY_SUM_FREE_AMOUNT),
        ],
        result: line(k::GALLERY_SUM_RESULT, k::GALLERY_SUM_RESULT_AMOUNT),
    }
}

fn choices(t: Texts, name: &'static str, chosen: &'static str) -> FindingChoices {
    let way = |value, label: Key, effect: Key, keeps| FindingChoice {
        value,
        label: t.get(label).to_owned(),
        effect: t.get(effect).to_owned(),
        keeps,
    };
    FindingChoices {
        name,
        question: k::GALLERY_OVER_QUESTION,
        options: vec![
            way("fix", k::GALLERY_OVER_FIX, k::GALLERY_OVER_FIX_EFFECT, false),
            way("keep", k::GALLERY_OVER_KEEP, k::GALLERY_OVER_KEEP_EFFECT, true),
        ],
        chosen,
    }
}

fn reason(name: &'static str, problem: Option<Key>) -> FindingReason {
    let (label, hint) = (k::GALLERY_OVER_REASON, k::GALLERY_OVER_REASON_HINT);
    FindingReason { name, label, hint, value: String::new(), problem }
}

/// A task at its second step and at its first; a thing on its way, one that is late, one that broke off.
#[component]
fn Ways() -> impl IntoView {
    let t = use_texts();
    let task = || {
        let step = |label: Key| TaskStep { label: t.get(label), href: "#ways".to_owned() };
        TaskSteps::new([
            step(k::GALLERY_STEP_AMOUNT),
            step(k::GALLERY_STEP_CHECK),
            step(k::GALLERY_STEP_PREVIEW),
            step(k::GALLERY_STEP_SIGN),
        ])
    };
    let step = |moment, what: Key, when: Option<Key>| TimelineStep {
        moment,
        what: t.get(what).to_owned(),
        when: when.map(|when| t.get(when).to_owned()),
    };
    let signed = || step(Moment::Done, k::GALLERY_WAY_SIGNED, Some(k::GALLERY_WAY_SIGNED_WHEN));
    let confirmed = || step(Moment::Waits, k::GALLERY_WAY_CONFIRMED, Some(k::GALLERY_WAY_CONFIRMED_WHEN));
    let archived = || step(Moment::Waits, k::GALLERY_WAY_ARCHIVED, None);
    let (approves, fails) = (k::GALLERY_WAY_APPROVES, k::GALLERY_WAY_FAILS);
    let now = step(Moment::Now(icons::STAMP), approves, Some(k::GALLERY_WAY_APPROVES_WHEN));
    let late = step(Moment::Late, approves, Some(k::GALLERY_WAY_LATE_WHEN));
    let failed = step(Moment::Failed, fails, Some(k::GALLERY_WAY_FAILS_WHEN));
    view! {
        <Stepper steps=task() done=0/>
        <Stepper steps=task() done=1 leaves=true/>
        <Stepper steps=task() done=3 leaves=true/>
        <div class="grid-2">
            <div class="card"><Timeline steps=vec![signed(), now, confirmed(), archived()]/></div>
            <div class="card"><Timeline steps=vec![signed(), late, confirmed()]/></div>
            <div class="card"><Timeline steps=vec![signed(), failed, confirmed()]/></div>
        </div>
    }
    .into_any()
}

/// A figure with its label above and two lines below.
const BLOCKS: &[SkeletonBlock] =
    &[SkeletonBlock::Label, SkeletonBlock::Figure, SkeletonBlock::Wide, SkeletonBlock::Line];

/// Going on, unknown, ready, halted, broken off; grey blocks.
#[component]
fn Waiting() -> impl IntoView {
    let t = use_texts();
    let bar = |label: Key, words: Key, share: Share, tone: Tone| {
        view! { <Progress label=t.get(label) words=t.get(words) share tone/> }
    };
    let rows = |done| Share::Of { done, all: 414 };
    let import = k::GALLERY_PROGRESS_IMPORT;
    view! {
        {bar(import, k::GALLERY_PROGRESS_GOING, rows(248), Tone::Accent)}
        {bar(k::GALLERY_PROGRESS_SEAL, k::GALLERY_PROGRESS_SECONDS, Share::Unknown, Tone::Accent)}
        {bar(import, k::GALLERY_PROGRESS_READY, rows(414), Tone::Good)}
        {bar(import, k::GALLERY_PROGRESS_HALTED, rows(248), Tone::Warn)}
        {bar(import, k::GALLERY_PROGRESS_BROKEN, rows(119), Tone::Bad)}
        <div class="card"><Skeleton blocks=BLOCKS/></div>
    }
    .into_any()
}
