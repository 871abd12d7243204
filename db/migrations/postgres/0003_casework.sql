CREATE TABLE "calendar_notices" (
	"year" text PRIMARY KEY NOT NULL,
	"notice" text NOT NULL,
	"loaded_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_merges" (
	"case_id" text PRIMARY KEY NOT NULL,
	"into_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"case_id" text NOT NULL,
	"due" text NOT NULL,
	"asked" boolean NOT NULL,
	CONSTRAINT "follow_ups_case_id_due_pk" PRIMARY KEY("case_id","due")
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"officer" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"declared_on" text NOT NULL,
	CONSTRAINT "interests_officer_kind_value_pk" PRIMARY KEY("officer","kind","value")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"case_id" text NOT NULL,
	"clock" text NOT NULL,
	"due" text NOT NULL,
	"level" text NOT NULL,
	"on_day" text NOT NULL,
	CONSTRAINT "reminders_case_id_clock_due_level_pk" PRIMARY KEY("case_id","clock","due","level")
);
--> statement-breakpoint
CREATE TABLE "reply_drafts" (
	"case_id" text NOT NULL,
	"officer" text NOT NULL,
	"text" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "reply_drafts_case_id_officer_pk" PRIMARY KEY("case_id","officer")
);
--> statement-breakpoint
DROP INDEX "cases_queue";--> statement-breakpoint
DROP INDEX "cases_county_queue";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "masked_for" text;--> statement-breakpoint
CREATE INDEX "case_merges_into" ON "case_merges" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "follow_ups_waiting" ON "follow_ups" USING btree ("due") WHERE not asked;--> statement-breakpoint
CREATE INDEX "reminders_on" ON "reminders" USING btree ("on_day","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_status" ON "cases" USING btree ("status",(case when due is null then '9999-12-31' else due end),"id");--> statement-breakpoint
CREATE INDEX "clocks_running" ON "clocks" USING btree ("due") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("unit","open",(case when due is null then '9999-12-31' else due end),"id");--> statement-breakpoint
CREATE INDEX "cases_county_queue" ON "cases" USING btree ("restricted","open",(case when due is null then '9999-12-31' else due end),"id");