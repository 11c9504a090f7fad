-- The database's half of history. Idempotent: a later migration may run the whole file again.

-- The moment at which something becomes known: the clock, or in a demonstration the moment being replayed.
CREATE OR REPLACE FUNCTION public.breakthrough_moment() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    backdate text := current_setting('breakthrough.backdate', true);
BEGIN
    IF backdate <> '' AND EXISTS (SELECT FROM public.breakthrough_installation WHERE is_demo) THEN
        RETURN backdate::timestamptz;
    END IF;
    RETURN clock_timestamp();
END $$;

-- The id of this transaction's row in breakthrough_commit, made at its first change.
-- It is remembered as transaction:row:state, local to the transaction, so that a savepoint's rollback undoes
-- both the row and the memory; the transaction's own id guards against a value that was set by hand.
CREATE OR REPLACE FUNCTION public.breakthrough_commit() RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    mark text[] := string_to_array(current_setting('breakthrough.commit', true), ':');
    transaction_id text := pg_current_xact_id()::text;
    commit_id bigint;
BEGIN
    IF mark[1] = transaction_id AND mark[3] = 'open' THEN
        RETURN mark[2];
    END IF;
    -- After SET CONSTRAINTS ALL IMMEDIATE the row would be stamped statement by statement, not at commit.
    SET CONSTRAINTS public.breakthrough_commit_stamp DEFERRED;
    IF mark[1] = transaction_id THEN
        commit_id := mark[2];
        UPDATE public.breakthrough_commit SET at = NULL WHERE id = commit_id;
    ELSE
        INSERT INTO public.breakthrough_commit DEFAULT VALUES RETURNING id INTO commit_id;
    END IF;
    PERFORM set_config('breakthrough.commit', transaction_id || ':' || commit_id || ':open', true);
    RETURN commit_id;
END $$;

-- Gives a commit its moment. The shared lock is held until the transaction has ended: whoever sees no such
-- lock knows that every commit stamped so far is visible (breakthrough_settle).
CREATE OR REPLACE FUNCTION public.breakthrough_stamp(commit_id bigint, mark text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7501, 1);
    UPDATE public.breakthrough_commit SET at = public.breakthrough_moment() WHERE id = commit_id AND at IS NULL;
    IF FOUND THEN
        PERFORM set_config('breakthrough.commit', mark, true);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION public.breakthrough_stamp_at_commit() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM public.breakthrough_stamp(NEW.id, pg_current_xact_id()::text || ':' || NEW.id || ':stamped');
    RETURN NULL;
END $$;

-- Closes this transaction's row now; its next change begins another row, with a moment of its own.
CREATE OR REPLACE FUNCTION public.breakthrough_seal() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    mark text[] := string_to_array(current_setting('breakthrough.commit', true), ':');
BEGIN
    IF mark[1] = pg_current_xact_id_if_assigned()::text THEN
        IF mark[3] = 'open' THEN
            PERFORM public.breakthrough_stamp(mark[2]::bigint, '');
        END IF;
        PERFORM set_config('breakthrough.commit', '', true);
    END IF;
END $$;

-- Waits until every commit stamped up to a moment is visible; returns the moment, never later than now.
-- It watches the committing transactions instead of locking them out: a queued exclusive lock would hold up
-- every other commit behind the slowest one.
CREATE OR REPLACE FUNCTION public.breakthrough_settle(moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    settled timestamptz := least(moment, clock_timestamp());
    give_up timestamptz := clock_timestamp() + interval '30 seconds';
    committing text[] := public.breakthrough_committing();
BEGIN
    IF committing IS NULL THEN
        RETURN settled;
    END IF;
    -- A transaction that began after the moment will be stamped after it.
    SELECT array_agg(lock.virtualtransaction) INTO committing
    FROM pg_locks AS lock LEFT JOIN pg_stat_activity AS activity USING (pid)
    WHERE lock.locktype = 'virtualxid' AND lock.virtualtransaction = ANY (committing)
        AND (activity.xact_start IS NULL OR activity.xact_start <= settled);
    WHILE public.breakthrough_committing() && committing LOOP
        IF clock_timestamp() > give_up THEN
            RAISE lock_not_available USING MESSAGE = 'A change is still being written; try again in a moment.';
        END IF;
        PERFORM pg_sleep(0.002);
    END LOOP;
    RETURN settled;
END $$;

-- Begins to read as of a moment: leaves in two settings, local to the transaction, the ids of the commits that were
-- known then. All ids below `breakthrough.known_below` were, and those in `breakthrough.also_known`: commits that were
-- made while an earlier one was still open. The views of schema asof need not look up the moment of each event's commit.
CREATE OR REPLACE FUNCTION public.breakthrough_travel(moment timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE
-- How many commits follow the moment decides which index is read.
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    settled timestamptz := public.breakthrough_settle(moment);
    is_one_snapshot boolean := current_setting('transaction_isolation') IN ('repeatable read', 'serializable');
    is_quiet boolean;
    below bigint;
    others text;
    seen text;
BEGIN
    -- `OFFSET 0`: by the index on the moment.
    SELECT edge, pg_current_snapshot()::text, coalesce((
        SELECT range_agg(int8range(id, id, '[]')) FROM public.breakthrough_commit WHERE id >= edge AND at <= settled
    ), '{}')
    INTO below, seen, others
    FROM (SELECT coalesce(least(
        (SELECT min(id) FROM (SELECT id FROM public.breakthrough_commit WHERE at > settled OFFSET 0) AS later),
        (SELECT min(id) FROM (SELECT id FROM public.breakthrough_commit WHERE at IS NULL OFFSET 0) AS own),
        (SELECT max(id) + 1 FROM public.breakthrough_commit)
    ), 0) AS edge) AS found;
    IF NOT is_one_snapshot THEN
        -- A transaction that is open now may have an id below the edge, and be visible to the next statement. Whoever
        -- was open at the snapshot either still holds the lock on its transaction, or has ended and so made another
        -- snapshot; whoever has no such lock yet draws its id after this, above the edge. So: first the locks, then,
        -- by a statement of its own, the snapshot. Others hold locks unseen where this is a standby.
        is_quiet := NOT pg_is_in_recovery() AND NOT EXISTS (
            SELECT FROM pg_locks WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND granted
                AND pid IS DISTINCT FROM pg_backend_pid()
        );
        is_quiet := is_quiet AND pg_current_snapshot()::text = seen;
        IF NOT is_quiet THEN
            below := 0;
            SELECT coalesce(range_agg(int8range(id, id, '[]')), '{}') INTO others
            FROM public.breakthrough_commit WHERE at <= settled;
        END IF;
    END IF;
    PERFORM set_config('breakthrough.known_below', below::text, true),
        set_config('breakthrough.also_known', others, true);
END $$;

-- The transactions of others that have stamped a commit and are not yet visible.
CREATE OR REPLACE FUNCTION public.breakthrough_committing() RETURNS text[]
LANGUAGE sql VOLATILE AS $$
    SELECT array_agg(virtualtransaction) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 7501 AND objid = 1 AND objsubid = 2 AND granted
        AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
$$;

-- History is never rewritten: a commit may change only until its transaction has ended.
CREATE OR REPLACE FUNCTION public.breakthrough_guard_commit() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    own text := pg_current_xact_id()::text || ':' || OLD.id || ':';
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id
            AND (OLD.at IS NULL OR starts_with(current_setting('breakthrough.commit', true), own)) THEN
        RETURN NEW;
    END IF;
    RAISE restrict_violation USING MESSAGE = 'Commits are append-only.';
END $$;

-- The actor of a change stays who it was; facts learned later in the same request may be added.
CREATE OR REPLACE FUNCTION public.breakthrough_guard_context() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id
            AND NEW.metadata @> (OLD.metadata - 'reason') THEN
        RETURN NEW;
    END IF;
    RAISE restrict_violation USING MESSAGE = 'The actor of a change is append-only.';
END $$;

-- TRUNCATE fires no row trigger and so leaves no history. Django's test runner, which names its databases
-- test_..., empties tables that way between tests; nobody else may.
CREATE OR REPLACE FUNCTION public.breakthrough_guard_truncate() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF starts_with(current_database(), 'test_') THEN
        RETURN NULL;
    END IF;
    RAISE restrict_violation USING MESSAGE = format('TRUNCATE of %I would leave no history.', TG_TABLE_NAME);
END $$;

-- An event follows its object by primary key.
CREATE OR REPLACE FUNCTION public.breakthrough_guard_identity() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RAISE restrict_violation USING MESSAGE = format('The primary key of %I never changes.', TG_TABLE_NAME);
END $$;

DROP TRIGGER IF EXISTS breakthrough_commit_stamp ON public.breakthrough_commit;
CREATE CONSTRAINT TRIGGER breakthrough_commit_stamp AFTER INSERT OR UPDATE ON public.breakthrough_commit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.at IS NULL)
    EXECUTE FUNCTION public.breakthrough_stamp_at_commit();

CREATE OR REPLACE TRIGGER breakthrough_guard BEFORE UPDATE OR DELETE ON public.breakthrough_commit
    FOR EACH ROW EXECUTE FUNCTION public.breakthrough_guard_commit();

CREATE OR REPLACE TRIGGER breakthrough_guard_truncate BEFORE TRUNCATE ON public.breakthrough_commit
    FOR EACH STATEMENT EXECUTE FUNCTION public.breakthrough_guard_truncate();
