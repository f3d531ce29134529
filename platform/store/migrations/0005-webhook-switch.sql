-- A webhook can be switched off. Null: it is on.
ALTER TABLE webhooks ADD COLUMN disabled_at bigint;

-- Why a delivery failed is a code with what belongs to it, which each reader's page says in its own language. What was kept as a
-- sentence stays one.
ALTER TABLE webhook_results ADD COLUMN failure json;
UPDATE webhook_results SET failure = json_build_object('code', 'connection', 'error', error) WHERE status IS NULL AND NOT ok;
UPDATE webhook_results SET failure = json_build_object('code', 'status') WHERE status IS NOT NULL AND NOT ok;
ALTER TABLE webhook_results DROP COLUMN error;
