//! What there is to do after the test.

use crate::organisation::names;
use serde::{Deserialize, Serialize};

names! {
    /// What the employer can do next.
    Next {
        /// Tell everybody that they may convert pay.
        TellEverybody = "tell_everybody",
        /// Name a way to convert pay.
        AllowConversion = "allow_conversion",
        /// Look whether each contract gets its subsidy.
        CheckSubsidy = "check_subsidy",
        /// Pay the subsidy, also for the months that it was not paid.
        PaySubsidy = "pay_subsidy",
        /// Work the subsidy out again each January and with each new pay.
        RecalculateSubsidy = "recalculate_subsidy",
        /// Bring the rules up to date.
        RenewScheme = "renew_scheme",
        /// Write rules down.
        WriteScheme = "write_scheme",
        /// Ask for receipts.
        AskForReceipt = "ask_for_receipt",
        /// Send the carrier's name and address.
        SendEvidence = "send_evidence",
        /// Plan the three months after an exit.
        PlanExits = "plan_exits",
        /// Look what the rules say about leaving.
        CheckVesting = "check_vesting",
        /// Leave converted pay and subsidy to those who go.
        KeepVested = "keep_vested",
        /// Answer in text form, with the day of the figures.
        AnswerInText = "answer_in_text",
        /// Look who earns little enough.
        CheckLowPay = "check_low_pay",
        /// Plan the six weeks of an illness.
        PlanSickness = "plan_sickness",
        /// Plan the return from unpaid time.
        PlanReturn = "plan_return",
        /// Look whether there is something to report.
        CheckInsolvency = "check_insolvency",
        /// Report.
        ReportInsolvency = "report_insolvency",
    }
}
