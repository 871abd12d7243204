ALTER TABLE `cases` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `erased_on` text;--> statement-breakpoint
UPDATE cases SET ended_on = (SELECT substr(max(at), 1, 10) FROM events WHERE events.case_id = cases.id AND type IN ('closed', 'declined', 'withdrawn', 'merged', 'reviewed')) WHERE NOT `open`;--> statement-breakpoint
CREATE INDEX `cases_ended` ON `cases` (`ended_on`,`id`) WHERE ended_on is not null and erased_on is null;