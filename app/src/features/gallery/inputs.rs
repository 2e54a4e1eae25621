//! What is typed, slid, searched and uploaded.

use super::page::Family;
use crate::form::read::{DayKind, MoneyLimit};
use crate::i18n::{k, use_texts};
use crate::ui::{
    Combobox, DateField, Form, IbanField, MoneyField, PercentField, Progress, Select, Share, Slider, Submit, Upload,
};
use domain::Percent;
use domain::money::Cents;
use domain::typed::write_euro;
use jiff::civil::{Date, date};
use leptos::prelude::*;

/// The limits of the samples: 1/160 of the reference amount (§ 1a BetrAVG) and 8 % of the ceiling (§ 3 no. 63 EStG).
pub(super) const LEAST: MoneyLimit = MoneyLimit { amount: Cents::new(2_472), why: Some(k::GALLERY_INPUTS_MONEY_WHY) };
pub(super) const MOST: MoneyLimit = MoneyLimit { amount: Cents::new(67_600), why: None };

/// The day of the samples, on both sides.
pub(super) const TODAY: Date = date(2026, 11, 21);
/// A rate of the samples.
pub(super) const TWELVE: Percent = Percent::from_ten_thousandths(120_000);

/// The typed fields, right and wrong.
#[component]
pub(super) fn Typed() -> impl IntoView {
    let t = use_texts();
    let (today, twelve) = (TODAY, TWELVE);
    view! {
        <Family id="typed" title=k::GALLERY_INPUTS_TYPED>
            <Form name="typed" action="/desk/_gallery" class="card stack">
                <MoneyField name="money" label=k::GALLERY_INPUTS_MONEY hint=t.get(k::GALLERY_INPUTS_MONEY_HINT) value="200" least=LEAST most=MOST/>
                <MoneyField name="money-low" label=k::GALLERY_INPUTS_MONEY value="24" least=LEAST most=MOST/>
                <MoneyField name="money-empty" label=k::GALLERY_INPUTS_MONEY/>
                <MoneyField name="money-free" label=k::GALLERY_INPUTS_MONEY_FREE free=true/>
                <PercentField name="percent" label=k::GALLERY_INPUTS_PERCENT value="15"/>
                <PercentField name="percent-high" label=k::GALLERY_INPUTS_PERCENT value="15" most=twelve/>
                <DateField name="day" label=k::GALLERY_INPUTS_DAY today=today value="1.4.27" first=today/>
                <DateField name="day-wrong" label=k::GALLERY_INPUTS_DAY today=today value="31.4.2027"/>
                <DateField name="born" label=k::GALLERY_INPUTS_BORN today=today day=DayKind::Birth value="17.4.92" last=today/>
                <IbanField name="iban" label=k::GALLERY_INPUTS_IBAN hint=t.get(k::GALLERY_INPUTS_IBAN_HINT) value="de89370400440532013000"/>
                <IbanField name="iban-short" label=k::GALLERY_INPUTS_IBAN value="DE89 3704 0044 0532 0130"/>
                <IbanField name="iban-look" label=k::GALLERY_INPUTS_IBAN value="DE89 37O4 0044 0532 0130 00"/>
                <div><Submit label=k::GALLERY_PRIMARY/></div>
            </Form>
        </Family>
    }
    .into_any()
}

/// An amount, slid and typed.
#[component]
pub(super) fn Slid() -> impl IntoView {
    let t = use_texts();
    let most = MoneyLimit { amount: Cents::new(33_800), why: None };
    let least = MoneyLimit { amount: Cents::new(0), why: None };
    let result = Callback::new(move |amount: Cents| {
        let year = Cents::new(amount.get().saturating_mul(12));
        t.fill(k::GALLERY_INPUTS_SLIDER_RESULT, &[("amount", &write_euro(year, t.lang().language()))])
    });
    let limit = k::GALLERY_INPUTS_SLIDER_LIMIT;
    view! {
        <Family id="sliders" title=k::GALLERY_INPUTS_SLIDER>
            <div class="card">
                <Slider name="contribution" label=k::GALLERY_INPUTS_MONEY value=Cents::new(20_000) least most limit result/>
            </div>
        </Family>
    }
    .into_any()
}

/// Lists, and files.
#[component]
pub(super) fn Listed() -> impl IntoView {
    let t = use_texts();
    let carriers = [
        "Lindenhof Leben",
        "Nordmark Pensionskasse",
        "Unterstützungskasse Süd",
        "Hanseatische Hinterbliebenenversorgung",
    ];
    let ways = [
        ("direct", k::GALLERY_INPUTS_WAY_DIRECT),
        ("fund", k::GALLERY_INPUTS_WAY_FUND),
        ("relief", k::GALLERY_INPUTS_WAY_RELIEF),
    ];
    let ways = ways.map(|(code, text)| (code.to_owned(), t.get(text).to_owned())).to_vec();
    let options = carriers.map(str::to_owned).to_vec();
    view! {
        <Family id="lists" title=k::GALLERY_INPUTS_LISTS>
            <div class="card stack" data-gap="4">
                <Select name="way" label=k::GALLERY_INPUTS_WAY options=ways value="fund"/>
                <Combobox name="carrier" label=k::GALLERY_INPUTS_CARRIER hint=t.get(k::GALLERY_INPUTS_CARRIER_HINT) options/>
            </div>
        </Family>
        <Family id="uploads" title=k::GALLERY_INPUTS_UPLOADS>
            <div class="card stack" data-gap="4">
                <Upload name="staff" label=k::GALLERY_INPUTS_FILE hint=k::GALLERY_INPUTS_FILE_HINT accept=".csv,.xlsx"/>
                <Upload name="staff-sent" label=k::GALLERY_INPUTS_FILE hint=k::GALLERY_INPUTS_FILE_HINT accept=".csv,.xlsx">
                    <Progress label="personalstand-november.csv" words="62\u{a0}%" share=Share::Of { done: 62, all: 100 }/>
                </Upload>
                <Upload name="staff-large" label=k::GALLERY_INPUTS_FILE hint=k::GALLERY_INPUTS_FILE_HINT accept=".csv,.xlsx" problem=t.get(k::GALLERY_INPUTS_FILE_LARGE)/>
            </div>
        </Family>
    }
    .into_any()
}
