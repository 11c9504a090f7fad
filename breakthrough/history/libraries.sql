-- Two functions of pgtrigger and pghistory, asked at every change of every row. Theirs catch an error each time no
-- setting is there; and every error that is caught looks through all deferred checks of the transaction, of which
-- an import has many: 16,000 rows in one statement took 17 s, and take 1 s so.
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT trigger_name = ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[])
$$;

-- Writes down the actor once per transaction, or again when a fact has been added.
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS uuid
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    context_id text := nullif(current_setting('pghistory.context_id', true), '');
    facts text := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context_id IS NULL OR facts IS NULL THEN
        RETURN NULL;
    END IF;
    IF current_setting('breakthrough.context', true) IS DISTINCT FROM context_id || facts THEN
        INSERT INTO public.pghistory_context (id, metadata, created_at, updated_at)
        VALUES (context_id::uuid, facts::jsonb, now(), now())
        ON CONFLICT (id) DO UPDATE SET metadata = EXCLUDED.metadata, updated_at = EXCLUDED.updated_at
            WHERE pghistory_context.metadata <> EXCLUDED.metadata;
        PERFORM set_config('breakthrough.context', context_id || facts, true);
    END IF;
    RETURN context_id;
END $$;
