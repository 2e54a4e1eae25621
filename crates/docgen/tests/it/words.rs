//! What an invented form says, in four languages.

use docgen::Language;

/// The form's own words.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) title: &'static str,
    pub(crate) subtitle: &'static str,
    pub(crate) employer: &'static str,
    pub(crate) person: &'static str,
    pub(crate) what: &'static str,
    pub(crate) about: &'static str,
    pub(crate) since: &'static str,
    pub(crate) part: &'static str,
    pub(crate) share: &'static str,
    pub(crate) month: &'static str,
    pub(crate) own: &'static str,
    pub(crate) subsidy: &'static str,
    pub(crate) total: &'static str,
    pub(crate) note: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) terms: &'static str,
    pub(crate) clauses: [&'static str; 2],
    pub(crate) legal_form: &'static str,
    pub(crate) level: &'static str,
    pub(crate) hint: &'static str,
}

pub(crate) fn words(language: Language) -> Words {
    match language {
        Language::De => GERMAN,
        Language::En => ENGLISH,
        Language::Nl => DUTCH,
        Language::Da => DANISH,
    }
}

const GERMAN: Words = Words {
    title: "Vereinbarung über Entgeltumwandlung",
    subtitle: "Betriebliche Altersversorgung über eine Direktversicherung",
    employer: "Arbeitgeber",
    person: "Arbeitnehmerin",
    what: "Was vereinbart wird",
    about: "Die Arbeitnehmerin verzichtet ab dem 1. Januar 2027 auf einen Teil ihres künftigen Entgelts. Der Arbeitgeber verwendet ihn für eine betriebliche Altersversorgung; die sozialversicherungsrechtliche Behandlung richtet sich nach § 1 Abs. 1 Satz 1 Nr. 9 SvEV.",
    since: "Beginn",
    part: "Bestandteil",
    share: "Anteil",
    month: "Beitrag im Monat",
    own: "Umwandlung aus dem Entgelt",
    subsidy: "Zuschuss des Arbeitgebers",
    total: "Beitrag zur Direktversicherung",
    note: "Oberhalb von 4 % der Beitragsbemessungsgrenze ist der Beitrag steuerfrei, aber nicht frei von Sozialabgaben.",
    warning: "Die gesetzliche Rente und das Krankengeld können geringer ausfallen.",
    terms: "Bedingungen",
    clauses: [
        "Auf die Anwartschaft aus der Entgeltumwandlung besteht sofort ein unverfallbarer Anspruch.",
        "Während entgeltfreier Zeiten kann die Arbeitnehmerin die Versicherung mit eigenen Beiträgen fortführen. Hinterbliebenenversorgung und Berufsunfähigkeitsversicherung richten sich nach den Versicherungsbedingungen.",
    ],
    legal_form: "Textform (§ 126b BGB)",
    level: "einfache elektronische Signatur",
    hint: "Dieses Dokument prüfen:",
};

const ENGLISH: Words = Words {
    title: "Agreement on salary conversion",
    subtitle: "Occupational pension by direct insurance",
    employer: "Employer",
    person: "Employee",
    what: "What is agreed",
    about: "From 1 January 2027 the employee gives up a part of her future salary. The employer uses it for an occupational pension.",
    since: "From",
    part: "Part",
    share: "Share",
    month: "Contribution a month",
    own: "Conversion from salary",
    subsidy: "Employer's subsidy",
    total: "Contribution to the insurance",
    note: "Above 4 % of the contribution ceiling the contribution is free of tax, but not of social insurance.",
    warning: "The statutory pension and sick pay may turn out lower.",
    terms: "Terms",
    clauses: [
        "The expectancy from salary conversion vests at once.",
        "In times without pay the employee can go on with contributions of her own.",
    ],
    legal_form: "Text form (section 126b BGB)",
    level: "simple electronic signature",
    hint: "Check this document:",
};

const DUTCH: Words = Words {
    title: "Overeenkomst over loonomzetting",
    subtitle: "Werknemerspensioen via een directe verzekering",
    employer: "Werkgever",
    person: "Werkneemster",
    what: "Wat wordt afgesproken",
    about: "De werkneemster ziet vanaf 1 januari 2027 af van een deel van haar toekomstige loon. De werkgever gebruikt het voor een werknemerspensioen en een arbeidsongeschiktheidsverzekering.",
    since: "Begin",
    part: "Onderdeel",
    share: "Aandeel",
    month: "Bijdrage per maand",
    own: "Omzetting uit het loon",
    subsidy: "Toeslag van de werkgever",
    total: "Bijdrage aan de verzekering",
    note: "Boven 4 % van de premiegrens is de bijdrage vrij van belasting, maar niet van sociale premies.",
    warning: "Het wettelijke pensioen en het ziekengeld kunnen lager uitvallen.",
    terms: "Voorwaarden",
    clauses: [
        "De aanspraak uit loonomzetting is direct onvoorwaardelijk.",
        "In tijden zonder loon kan de werkneemster zelf premie betalen.",
    ],
    legal_form: "Tekstvorm (§ 126b BGB)",
    level: "gewone elektronische handtekening",
    hint: "Dit document controleren:",
};

const DANISH: Words = Words {
    title: "Aftale om lønomlægning",
    subtitle: "Arbejdsmarkedspension gennem en direkte forsikring",
    employer: "Arbejdsgiver",
    person: "Medarbejder",
    what: "Hvad der aftales",
    about: "Fra den 1. januar 2027 giver medarbejderen afkald på en del af sin kommende løn. Arbejdsgiveren bruger den til en arbejdsmarkedspension og en erhvervsevnetabsforsikring.",
    since: "Fra",
    part: "Del",
    share: "Andel",
    month: "Bidrag om måneden",
    own: "Omlægning af løn",
    subsidy: "Arbejdsgiverens tilskud",
    total: "Bidrag til forsikringen",
    note: "Over 4 % af bidragsloftet er bidraget fri for skat, men ikke for sociale bidrag.",
    warning: "Den lovbestemte pension og sygedagpengene kan blive lavere.",
    terms: "Vilkår",
    clauses: ["Retten fra lønomlægningen kan ikke fortabes.", "I tider uden løn kan medarbejderen selv betale bidrag."],
    legal_form: "Tekstform (§ 126b BGB)",
    level: "simpel elektronisk underskrift",
    hint: "Kontrollér dette dokument:",
};
