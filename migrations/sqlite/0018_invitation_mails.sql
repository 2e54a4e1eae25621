-- Invitations by e-mail: the address sealed under the record's key until the mail is sent, and what became of it; none of it for letters. The
-- link's secret stands nowhere: it is made from the invitation's identifier when the mail is written.
ALTER TABLE invitation ADD COLUMN mail BLOB;
ALTER TABLE invitation ADD COLUMN mail_state TEXT CHECK (mail_state IN ('waiting', 'sent', 'refused'));
ALTER TABLE invitation ADD COLUMN mailed_at INTEGER;
