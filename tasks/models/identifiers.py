"""Check digits of official identifiers, verified by the database (see the functions in the first migration)."""

from django.db import models

USCC_FUNCTION = """
CREATE FUNCTION uscc_is_valid(code text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$
    -- GB 32100-2015. The outer mod 31 matters: the check character is 0 where the sum leaves no remainder.
    SELECT code ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{2}[0-9]{6}[0-9ABCDEFGHJKLMNPQRTUWXY]{10}$'
        AND position(substr(code, 18, 1) IN '0123456789ABCDEFGHJKLMNPQRTUWXY') - 1 = (
            SELECT (31 - sum(
                (position(substr(code, place, 1) IN '0123456789ABCDEFGHJKLMNPQRTUWXY') - 1)
                * (ARRAY[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28])[place]
            )::int % 31) % 31
            FROM generate_series(1, 17) AS place
        )
$$
"""
ORCID_FUNCTION = """
CREATE FUNCTION orcid_is_valid(code text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    -- ISO 7064 MOD 11-2
    digits text := replace(code, '-', '');
    total int := 0;
BEGIN
    IF code !~ '^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$' THEN
        RETURN false;
    END IF;
    FOR place IN 1..15 LOOP
        total := (total + substr(digits, place, 1)::int) * 2 % 11;
    END LOOP;
    RETURN substr(digits, 16, 1) = CASE (12 - total) % 11 WHEN 10 THEN 'X' ELSE ((12 - total) % 11)::text END;
END
$$
"""


class UsccIsValid(models.Func):
    """Whether a unified social credit code is well formed and its check character fits."""

    function = "uscc_is_valid"
    arity = 1
    output_field = models.BooleanField()


class OrcidIsValid(models.Func):
    """Whether an ORCID is well formed and its check character fits."""

    function = "orcid_is_valid"
    arity = 1
    output_field = models.BooleanField()
