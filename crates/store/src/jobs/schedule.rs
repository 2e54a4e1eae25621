//! Schedules: rows that enqueue a job when their time has come.
//!
//! Any worker that knows the kind enqueues; the row and the deduplicating key (`daily-report:2026-11-21`) see to it that
//! several nodes enqueue once. After downtime, or when the clock jumps ahead, a missed run is caught up **once**, however many
//! were missed; the job's `due` names the first of them. When the clock jumps back nothing runs twice.

use super::enqueue::{Enqueue, NewJob, insert};
use super::plan::{Row, Schedule, ScheduleState, columns};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::{Error, Result, Scope, Store, WriteScope};
use domain::time::Timestamp;
use domain::{Ctx, System};

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

impl Store {
    /// Makes the table say what the program says; called at each start. What an operator switched off stays off, and what runs
    /// at the same times keeps its next run. Schedules that are not named stay: an older or newer node may know them.
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
        // A next run beyond the next one was made by a clock that was ahead: it would be waited for too long.
        let mut next = schedule.next(now);
        if let Some(row) = rows!(self.scope, SCHEDULE_GET, Row, fetch_optional; &schedule.name)?
            && let Ok(known) = row.schedule()
            && (known.rule, &known.zone) == (schedule.rule, &schedule.zone)
        {
            next = next.min(row.next_run.0);
            if known == *schedule && next == row.next_run.0 {
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
