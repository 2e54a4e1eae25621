-- Work for later, enqueued in the transaction that wants it. `dedupe` keeps one job per key while its row is there;
-- `version` counts changes of state and fences out a worker that lost its lease. `done_at` is set once nobody will touch
-- the job again.
CREATE TABLE job (
    id           BLOB    NOT NULL PRIMARY KEY,
    org_id       BLOB,
    person_id    BLOB,
    kind         TEXT    NOT NULL,
    class        TEXT    NOT NULL,
    payload      TEXT    NOT NULL,
    dedupe       TEXT,
    priority     BIGINT  NOT NULL CHECK (priority IN (0, 1, 2)),
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead', 'discarded')),
    due_at       INTEGER NOT NULL,
    run_at       INTEGER NOT NULL,
    lease_until  INTEGER,
    leased_by    BLOB,
    attempts     BIGINT  NOT NULL,
    max_attempts BIGINT  NOT NULL,
    last_error   TEXT,
    version      BIGINT  NOT NULL,
    created_at   INTEGER NOT NULL,
    done_at      INTEGER,
    CHECK (org_id IS NULL OR person_id IS NULL),
    CHECK ((state = 'running') = (leased_by IS NOT NULL)),
    CHECK ((state IN ('done', 'discarded')) = (done_at IS NOT NULL))
);
CREATE UNIQUE INDEX job_dedupe ON job (kind, dedupe) WHERE dedupe IS NOT NULL;
CREATE INDEX job_open ON job (state, class, priority, run_at, id) WHERE done_at IS NULL;
CREATE INDEX job_done ON job (done_at) WHERE done_at IS NOT NULL;

-- When which job is enqueued: every `minutes`, or at `minute_of_day` of each day, of a `weekday` (1 is Monday), or of a
-- `month_day`, on the clocks of `zone`.
CREATE TABLE schedule (
    name          TEXT    NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL,
    class         TEXT    NOT NULL,
    payload       TEXT    NOT NULL,
    max_attempts  BIGINT  NOT NULL,
    rule          TEXT    NOT NULL CHECK (rule IN ('every', 'daily', 'weekly', 'monthly')),
    minutes       BIGINT,
    minute_of_day BIGINT,
    weekday       BIGINT,
    month_day     BIGINT,
    zone          TEXT    NOT NULL,
    next_run      INTEGER NOT NULL,
    last_run      INTEGER,
    enabled       BOOLEAN NOT NULL,
    version       BIGINT  NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
);
