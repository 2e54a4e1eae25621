-- What the figures count (opened accounts, documents read on screen, letters), so that nobody reads a whole ledger for a sum. Partial: other changes cost nothing more.
CREATE INDEX ledger_figures ON ledger (org_id, action, subject_id) WHERE action IN ('filing.added', 'filing.read', 'invitation.mailed', 'person_record.activated', 'person_record.invited', 'receipt.given');
