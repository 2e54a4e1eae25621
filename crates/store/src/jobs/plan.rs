//! A schedule as the program declares it and as the table keeps it.

use super::enqueue::payload;
use super::kind::{Class, Job};
use super::rule::Rule;
use crate::engine::types::Ts;
use crate::{Error, Result};
use domain::time::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

/// A job that recurs, as the program declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) class: Class,
    pub(super) payload: String,
    pub(super) max_attempts: i64,
    pub(super) rule: Rule,
    pub(super) zone: TimeZone,
}

impl Schedule {
    /// Enqueues this job by this rule, on the clocks of an IANA zone. The name is the schedule's for ever.
    ///
    /// # Errors
    /// [`Error::Setup`] for a rule that cannot run or a zone that is not known.
    pub fn new<J: Job>(name: &'static str, rule: Rule, zone: &str, job: &J) -> Result<Self> {
        Ok(Self {
            name: name.to_owned(),
            kind: J::KIND.to_owned(),
            class: J::CLASS,
            payload: payload(job)?,
            max_attempts: i64::from(J::MAX_ATTEMPTS),
            rule: rule.check()?,
            zone: TimeZone::get(zone).map_err(|_| Error::Setup(format!("no time zone is called {zone}")))?,
        })
    }

    pub(super) fn next(&self, after: Timestamp) -> Timestamp {
        self.rule.next(after, &self.zone)
    }
}

/// A schedule as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleState {
    /// Its name.
    pub name: String,
    /// The kind of the job.
    pub kind: String,
    /// The IANA zone.
    pub zone: String,
    /// When it runs next.
    pub next_run: Timestamp,
    /// When it last enqueued.
    pub last_run: Option<Timestamp>,
    /// Whether it runs at all.
    pub enabled: bool,
}

/// A schedule's row.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) name: String,
    kind: String,
    class: String,
    payload: String,
    max_attempts: i64,
    rule: String,
    minutes: Option<i64>,
    minute_of_day: Option<i64>,
    weekday: Option<i64>,
    month_day: Option<i64>,
    zone: String,
    pub(super) next_run: Ts,
    last_run: Option<Ts>,
    enabled: bool,
}

impl Row {
    fn rule(&self) -> Option<Rule> {
        let at = || {
            let minute = i8::try_from(self.minute_of_day? % 60).ok()?;
            Time::new(i8::try_from(self.minute_of_day? / 60).ok()?, minute, 0, 0).ok()
        };
        match self.rule.as_str() {
            "every" => Some(Rule::Every { minutes: u32::try_from(self.minutes?).ok()? }),
            "daily" => Some(Rule::Daily { at: at()? }),
            "weekly" => {
                let on = Weekday::from_monday_one_offset(i8::try_from(self.weekday?).ok()?).ok()?;
                Some(Rule::Weekly { on, at: at()? })
            }
            "monthly" => Some(Rule::Monthly { day: i8::try_from(self.month_day?).ok()?, at: at()? }),
            _ => None,
        }
    }

    pub(super) fn schedule(&self) -> Result<Schedule> {
        let bad = |column| move || Error::Inconsistent { table: "schedule", column };
        let rule = self.rule().and_then(|rule| rule.check().ok());
        Ok(Schedule {
            name: self.name.clone(),
            kind: self.kind.clone(),
            class: Class::named(&self.class).ok_or_else(bad("class"))?,
            payload: self.payload.clone(),
            max_attempts: self.max_attempts,
            rule: rule.ok_or_else(bad("rule"))?,
            zone: TimeZone::get(&self.zone).map_err(|_| bad("zone")())?,
        })
    }

    pub(super) fn state(self) -> ScheduleState {
        let Self { name, kind, zone, next_run, last_run, enabled, .. } = self;
        ScheduleState { name, kind, zone, next_run: next_run.0, last_run: last_run.map(|at| at.0), enabled }
    }
}

/// A rule's columns: name, minutes, minute of the day, weekday, day of the month.
pub(super) type Columns = (&'static str, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

pub(super) fn columns(rule: Rule) -> Columns {
    let minute = |at: Time| Some(i64::from(at.hour()) * 60 + i64::from(at.minute()));
    match rule {
        Rule::Every { minutes } => ("every", Some(i64::from(minutes)), None, None, None),
        Rule::Daily { at } => ("daily", None, minute(at), None, None),
        Rule::Weekly { on, at } => ("weekly", None, minute(at), Some(i64::from(on.to_monday_one_offset())), None),
        Rule::Monthly { day, at } => ("monthly", None, minute(at), None, Some(i64::from(day))),
    }
}
