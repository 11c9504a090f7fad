-- What is published stays. These triggers are written here and not by pgtrigger, whose own let a session pass that
-- sets pgtrigger.ignore; and they fire in replication sessions too. Idempotent: a later migration may run it again.

CREATE OR REPLACE FUNCTION public.breakthrough_snapshot_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT FROM public.breakthrough_snapshot) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'what a publication froze stays as it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'snapshot_stays';
END $$;

CREATE OR REPLACE FUNCTION public.breakthrough_snapshot_when_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.breakthrough_publication WHERE id = NEW.publication_id AND state = 'requested' FOR UPDATE
    ) THEN
        RAISE EXCEPTION 'a publication is frozen when it is published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'snapshot_when_published';
    END IF;
    RETURN NEW;
END $$;

-- A snapshot without its publication could not be told from one that was never given to the press.
CREATE OR REPLACE FUNCTION public.breakthrough_snapshot_is_published() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.breakthrough_publication WHERE id = NEW.publication_id AND state = 'published'
    ) THEN
        RAISE EXCEPTION 'a publication is frozen when it is published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'snapshot_when_published';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION public.breakthrough_publication_moves() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    actor bigint := (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint;
    moves CONSTANT text[] := ARRAY['state', 'requested_by_id', 'requested_at', 'published_by_id', 'published_at', 'as_of'];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        IF EXISTS (SELECT FROM public.breakthrough_publication WHERE state = 'published') THEN
            RAISE EXCEPTION 'a publication stays as it was published'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_stays';
        END IF;
        RETURN NULL;
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'a publication begins as a draft'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_moves';
        END IF;
        RETURN NEW;
    ELSIF OLD.state = 'published' THEN
        RAISE EXCEPTION 'a publication stays as it was published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_stays';
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'what was put forward is not deleted'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_put_forward_stays';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.state = 'draft' AND NEW.state = 'published' THEN
        RAISE EXCEPTION 'a publication is put forward before it is published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_moves';
    END IF;
    IF OLD.state = 'requested' AND to_jsonb(OLD) - moves <> to_jsonb(NEW) - moves
            OR OLD.state = 'requested' AND NEW.state <> 'draft'
                AND (OLD.requested_by_id, OLD.requested_at) IS DISTINCT FROM (NEW.requested_by_id, NEW.requested_at) THEN
        RAISE EXCEPTION 'what was put forward is not changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_put_forward_stays';
    END IF;
    IF OLD.state = 'draft' AND NEW.state = 'requested' AND NEW.requested_by_id <> actor
            OR NEW.state = 'published' AND NEW.published_by_id <> actor THEN
        RAISE EXCEPTION 'one puts forward and publishes in one''s own name'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_in_own_name';
    END IF;
    IF NEW.state = 'published'
            AND NOT EXISTS (SELECT FROM public.breakthrough_snapshot WHERE publication_id = NEW.id) THEN
        RAISE EXCEPTION 'only what is frozen is published'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_has_snapshot';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER breakthrough_stays BEFORE UPDATE OR DELETE ON public.breakthrough_snapshot
    FOR EACH ROW EXECUTE FUNCTION public.breakthrough_snapshot_stays();
CREATE OR REPLACE TRIGGER breakthrough_stays_whole BEFORE TRUNCATE ON public.breakthrough_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION public.breakthrough_snapshot_stays();
CREATE OR REPLACE TRIGGER breakthrough_when_published BEFORE INSERT ON public.breakthrough_snapshot
    FOR EACH ROW EXECUTE FUNCTION public.breakthrough_snapshot_when_published();
DROP TRIGGER IF EXISTS breakthrough_is_published ON public.breakthrough_snapshot;
CREATE CONSTRAINT TRIGGER breakthrough_is_published AFTER INSERT ON public.breakthrough_snapshot
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.breakthrough_snapshot_is_published();
CREATE OR REPLACE TRIGGER breakthrough_moves BEFORE INSERT OR UPDATE OR DELETE ON public.breakthrough_publication
    FOR EACH ROW EXECUTE FUNCTION public.breakthrough_publication_moves();
CREATE OR REPLACE TRIGGER breakthrough_moves_whole BEFORE TRUNCATE ON public.breakthrough_publication
    FOR EACH STATEMENT EXECUTE FUNCTION public.breakthrough_publication_moves();

ALTER TABLE public.breakthrough_snapshot ENABLE ALWAYS TRIGGER breakthrough_stays;
ALTER TABLE public.breakthrough_snapshot ENABLE ALWAYS TRIGGER breakthrough_stays_whole;
ALTER TABLE public.breakthrough_snapshot ENABLE ALWAYS TRIGGER breakthrough_when_published;
ALTER TABLE public.breakthrough_snapshot ENABLE ALWAYS TRIGGER breakthrough_is_published;
ALTER TABLE public.breakthrough_publication ENABLE ALWAYS TRIGGER breakthrough_moves;
ALTER TABLE public.breakthrough_publication ENABLE ALWAYS TRIGGER breakthrough_moves_whole;
