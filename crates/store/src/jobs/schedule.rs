//! Schedules: rows that enqueue a job when their time has come.
//!
//! Any worker that knows the kind enqueues; the row and the deduplicating key (`daily-report:2026-11-21`) see to it that
//! several nodes enqueue once. After downtime, or when the clock jumps ahead, a missed run is caught up **once**, however many
//! were missed; the job's `due` names the first of them. When the clock jumps back nothing runs twice.

use super::enqueue::{Enqueue, NewJob, insert, payload};
use super::kind::{Class, Job};
use super::rule::Rule;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope, Store, WriteScope};
use domain::time::Timestamp;
use domain::{Ctx, System};
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

statements! {
    System: SCHEDULE_GET = "SELECT name, kind, class, payload, max_attempts, rule, minutes, minute_of_day, weekday, month_day, zone, next_run, last_run, enabled FROM schedule WHERE name = $1";
    System: SCHEDULES = "SELECT name, kind, class, payload, max_attempts, rule, minutes, minute_of_day, weekday, month_day, zone, next_run, last_run, enabled FROM schedule ORDER BY name";
    System: SCHEDULES_DUE = "SELECT name, kind, class, payload, max_attempts, rule, minutes, minute_of_day, weekday, month_day, zone, next_run, last_run, enabled FROM schedule WHERE enabled AND next_run <= $1 AND kind IN (SELECT value FROM json_each($2)) ORDER BY name",
    "SELECT name, kind, class, payload, max_attempts, rule, minutes, minute_of_day, weekday, month_day, zone, next_run, last_run, enabled FROM schedule WHERE enabled AND next_run <= $1 AND kind IN (SELECT json_array_elements_text(CAST(CAST($2 AS TEXT) AS JSON))) ORDER BY name FOR UPDATE SKIP LOCKED";
    System: SCHEDULES_COUNT_DUE = "SELECT COUNT(*) FROM schedule WHERE enabled AND next_run <= $1 AND kind IN (SELECT value FROM json_each($2))",
    "SELECT COUNT(*) FROM schedule WHERE enabled AND next_run <= $1 AND kind IN (SELECT json_array_elements_text(CAST(CAST($2 AS TEXT) AS JSON)))";
    System: SCHEDULE_PUT = "INSERT INTO schedule (name, kind, class, payload, max_attempts, rule, minutes, minute_of_day, weekday, month_day, zone, next_run, enabled, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, TRUE, 1, $13, $13) ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, class = excluded.class, payload = excluded.payload, max_attempts = excluded.max_attempts, rule = excluded.rule, minutes = excluded.minutes, minute_of_day = excluded.minute_of_day, weekday = excluded.weekday, month_day = excluded.month_day, zone = excluded.zone, next_run = excluded.next_run, version = schedule.version + 1, updated_at = excluded.updated_at";
    System: SCHEDULE_MOVE = "UPDATE schedule SET next_run = $2, last_run = $3 WHERE name = $1";
    System: SCHEDULE_SWITCH = "UPDATE schedule SET enabled = $2, next_run = $3, version = version + 1, updated_at = $4 WHERE name = $1";
}

/// A job that recurs, as the program declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    name: String,
    kind: String,
    class: Class,
    payload: String,
    max_attempts: i64,
    rule: Rule,
    zone: TimeZone,
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

    fn next(&self, after: Timestamp) -> Timestamp {
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

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
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
    next_run: Ts,
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

    fn schedule(&self) -> Result<Schedule> {
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

    fn state(self) -> ScheduleState {
        let Self { name, kind, zone, next_run, last_run, enabled, .. } = self;
        ScheduleState { name, kind, zone, next_run: next_run.0, last_run: last_run.map(|at| at.0), enabled }
    }
}

/// A rule's columns: name, minutes, minute of the day, weekday, day of the month.
type Columns = (&'static str, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

fn columns(rule: Rule) -> Columns {
    let minute = |at: Time| Some(i64::from(at.hour()) * 60 + i64::from(at.minute()));
    match rule {
        Rule::Every { minutes } => ("every", Some(i64::from(minutes)), None, None, None),
        Rule::Daily { at } => ("daily", None, minute(at), None, None),
        Rule::Weekly { on, at } => ("weekly", None, minute(at), Some(i64::from(on.to_monday_one_offset())), None),
        Rule::Monthly { day, at } => ("monthly", None, minute(at), None, Some(i64::from(day))),
    }
}

impl Store {
    /// Makes the table say what the program says; called at each start. What an operator switched off stays off, and what is
    /// the same keeps its next run. Schedules that are not named stay: an older or newer node may know them.
    ///
    /// # Errors
    /// The store's.
    pub async fn declare_schedules(&self, ctx: &Ctx<System>, schedules: &[Schedule]) -> Result<()> {
        self.write(ctx, async |scope| {
            for schedule in schedules {
                scope.declare(schedule).await?;
            }
            Ok(())
        })
        .await
    }
}

impl Scope<'_, System> {
    /// All schedules.
    ///
    /// # Errors
    /// The store's.
    pub async fn schedules(&mut self) -> Result<Vec<ScheduleState>> {
        Ok(rows!(self, SCHEDULES, Row, fetch_all;)?.into_iter().map(Row::state).collect())
    }

    pub(super) async fn schedules_due(&mut self, kinds: &str, now: Timestamp) -> Result<bool> {
        Ok(rows!(self, SCHEDULES_COUNT_DUE, (i64,), fetch_one; Ts(now), kinds)?.0 > 0)
    }
}

impl WriteScope<'_, System> {
    async fn declare(&mut self, schedule: &Schedule) -> Result<()> {
        let now = self.ctx.now();
        let next = schedule.next(now);
        if let Some(row) = rows!(self.scope, SCHEDULE_GET, Row, fetch_optional; &schedule.name)? {
            // A next run beyond the next one was made by a clock that was ahead: it would be waited for too long.
            if row.schedule().is_ok_and(|known| known == *schedule) && row.next_run.0 <= next {
                return Ok(());
            }
        }
        let (rule, minutes, minute_of_day, weekday, month_day) = columns(schedule.rule);
        let zone = schedule.zone.iana_name().unwrap_or("UTC");
        changed!(
            self.scope, SCHEDULE_PUT;
            &schedule.name, &schedule.kind, schedule.class.name(), &schedule.payload, schedule.max_attempts, rule,
            minutes, minute_of_day, weekday, month_day, zone, Ts(next), Ts(now),
        )?;
        Ok(())
    }

    /// Switches a schedule on or off; what it missed while it was off is not caught up.
    ///
    /// # Errors
    /// [`Error::Stale`] when there is none of this name.
    pub async fn switch_schedule(&mut self, name: &str, enabled: bool) -> Result<()> {
        let now = self.ctx.now();
        let row = rows!(self.scope, SCHEDULE_GET, Row, fetch_optional; name)?;
        let schedule = row.ok_or(Error::Stale { entity: "schedule" })?.schedule()?;
        changed!(self.scope, SCHEDULE_SWITCH; name, enabled, Ts(schedule.next(now)), Ts(now))?;
        Ok(())
    }

    /// Enqueues what is due and plans the next runs.
    pub(super) async fn run_schedules(&mut self, kinds: &str) -> Result<()> {
        let now = self.ctx.now();
        for row in rows!(self.scope, SCHEDULES_DUE, Row, fetch_all; Ts(now), kinds)? {
            let due = row.next_run.0;
            match row.schedule() {
                Ok(schedule) => self.run_schedule(&schedule, due).await?,
                // One row that a newer program wrote must not keep the others from running.
                Err(error) => tracing::error!(name = row.name, %error, "a schedule cannot be read"),
            }
        }
        Ok(())
    }

    async fn run_schedule(&mut self, schedule: &Schedule, due: Timestamp) -> Result<()> {
        let Schedule { name, kind, class, payload, max_attempts, rule, zone } = schedule;
        let new = NewJob { owner: None, kind, class: *class, max_attempts: *max_attempts, payload };
        let key = format!("{name}:{}", rule.key(due, zone));
        insert(self, &new, &Enqueue::at(due).once(key)).await?;
        let now = self.ctx.now();
        changed!(self.scope, SCHEDULE_MOVE; name, Ts(schedule.next(now)), Ts(now))?;
        Ok(())
    }
}
