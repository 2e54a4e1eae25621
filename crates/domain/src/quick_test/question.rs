//! The questions, their answers, and the norm behind them.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// The twelve questions, in the order in which they are asked.
    Question {
        /// May people convert pay (Entgeltumwandlung)?
        Offer = "offer",
        /// Is the subsidy paid that the law demands (Pflichtzuschuss)?
        Subsidy = "subsidy",
        /// Is its amount looked at again each year?
        SubsidyCheck = "subsidy_check",
        /// Are there written rules (Versorgungsordnung)?
        Scheme = "scheme",
        /// Do people learn who carries their pension (Nachweis)?
        Evidence = "evidence",
        /// What is done when somebody with a pension leaves?
        Exit = "exit",
        /// Do leavers keep what they converted (Unverfallbarkeit)?
        Vesting = "vesting",
        /// Is a question about the pension answered in text form (Auskunft)?
        Information = "information",
        /// Is the state's subsidy for low pay used (Förderbetrag)?
        LowPay = "low_pay",
        /// What is done when somebody is ill for more than six weeks?
        Sickness = "sickness",
        /// What is done after parental leave or other unpaid time?
        Return = "return",
        /// Is it clear whether the insolvency insurer needs a report (`PSVaG`)?
        Insolvency = "insolvency",
    }
}

names! {
    /// What may be answered. Each question has its own few of these: [`Question::answers`].
    Answer {
        /// Everybody, or everything.
        All = "all",
        /// Only to whoever asks.
        Asked = "asked",
        /// A collective agreement does not allow it.
        Barred = "barred",
        /// Yes.
        Yes = "yes",
        /// A part of it.
        Partly = "partly",
        /// Always the full rate, so that nothing has to be worked out again.
        Flat = "flat",
        /// Written, and not older than the law.
        Current = "current",
        /// Written, but older than the law.
        Old = "old",
        /// On signed paper, or with a receipt.
        Receipt = "receipt",
        /// Without asking for a receipt.
        NoReceipt = "no_receipt",
        /// The carrier does it, and nobody else has to or does.
        Carrier = "carrier",
        /// Looked at within the law's term.
        Checked = "checked",
        /// The converted pay, not the subsidy to it.
        PayOnly = "pay_only",
        /// In text form.
        Text = "text",
        /// By word of mouth.
        Oral = "oral",
        /// It is about nobody here.
        Nobody = "nobody",
        /// In time, by a plan.
        Plan = "plan",
        /// From case to case.
        Open = "open",
        /// Contributions stop, and nobody talks about it.
        Stop = "stop",
        /// Reported each year.
        Reported = "reported",
        /// Looked at: nothing has to be reported.
        NotDue = "not_due",
        /// Not looked at yet.
        Unchecked = "unchecked",
        /// Due and not reported.
        Unreported = "unreported",
        /// No.
        No = "no",
        /// Whoever answers does not know.
        Unknown = "unknown",
    }
}

impl Question {
    /// What may be answered, the best first.
    pub fn answers(self) -> impl Iterator<Item = Answer> {
        self.choices().iter().map(|choice| choice.answer)
    }

    /// The most points that there are for it.
    pub const fn weight(self) -> u8 {
        self.choices()[0].points
    }

    /// The norm that an answer is measured by; the same in every language. Written rules are no duty.
    pub const fn norm(self, answer: Answer) -> Option<&'static str> {
        Some(match (self, answer) {
            (Self::Offer, Answer::Barred) => "§ 20 Abs. 1 BetrAVG",
            (Self::Offer, _) => "§ 1a Abs. 1 BetrAVG",
            (Self::Subsidy, _) => "§ 1a Abs. 1a, § 26a BetrAVG",
            (Self::SubsidyCheck, _) => "§ 1a Abs. 1a BetrAVG",
            (Self::Scheme, _) => return None,
            (Self::Evidence, _) => "§ 2 Abs. 1 Satz 7 Nr. 13 NachwG",
            (Self::Exit, _) => "§ 2 Abs. 2 und 3 BetrAVG",
            (Self::Vesting, _) => "§ 1b Abs. 5 BetrAVG",
            (Self::Information, _) => "§ 4a BetrAVG",
            (Self::LowPay, _) => "§ 100 EStG",
            (Self::Sickness, _) => "§ 1a Abs. 4 BetrAVG",
            (Self::Return, _) => "§ 212 VVG",
            (Self::Insolvency, _) => "§§ 7 bis 12 BetrAVG",
        })
    }
}
