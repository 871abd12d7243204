CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`seq` integer,
	`conversation` text,
	`uploaded_at` text,
	`fresh_on` text,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`key` blob NOT NULL,
	`hash` text NOT NULL,
	`original` text
);
--> statement-breakpoint
CREATE INDEX `attachments_case` ON `attachments` (`case_id`,`seq`);--> statement-breakpoint
CREATE INDEX `attachments_waiting` ON `attachments` (`conversation`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `attachments_fresh` ON `attachments` (`fresh_on`);