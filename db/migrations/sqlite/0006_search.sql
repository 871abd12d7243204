CREATE TABLE `case_words` (
	`token` integer NOT NULL,
	`block` integer NOT NULL,
	`cases` blob NOT NULL,
	PRIMARY KEY(`token`, `block`)
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `key` blob;--> statement-breakpoint
ALTER TABLE `cases` ADD `rank` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `indexed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_rank` ON `cases` (`rank`);--> statement-breakpoint
CREATE INDEX `cases_unindexed` ON `cases` (`filed_at`,`id`) WHERE indexed <> version;--> statement-breakpoint
ALTER TABLE `messages` ADD `sealed` blob;