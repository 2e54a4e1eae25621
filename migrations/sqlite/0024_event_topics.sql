-- The newest of each kind of thing is one range of this index, however much else was written: who imports 100,000 people still reads at once what is new.
CREATE INDEX event_topic ON event (org_id, topic, seq);
