-- What became of the latest deliveries to a webhook, for the developers who look after it.
CREATE TABLE webhook_results (
  id bigserial PRIMARY KEY,
  webhook_id text NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  at bigint NOT NULL,
  kind text NOT NULL,
  ok boolean NOT NULL,
  -- HTTP status; null when there was no answer.
  status integer,
  error text NOT NULL DEFAULT '',
  duration_ms integer NOT NULL
);
CREATE INDEX webhook_results_by_webhook ON webhook_results (webhook_id, id);

-- The log of one mini program, read from its end.
CREATE INDEX audit_log_by_id ON audit_log (mini_program_id, id);
