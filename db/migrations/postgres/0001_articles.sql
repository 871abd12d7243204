CREATE TABLE "answer_votes" (
	"id" text PRIMARY KEY NOT NULL,
	"on_day" text NOT NULL,
	"article_id" text NOT NULL,
	"useful" boolean NOT NULL,
	"question" text
);
--> statement-breakpoint
CREATE TABLE "article_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"fields" text NOT NULL,
	"based_on" integer NOT NULL,
	"base" text NOT NULL,
	"base_text" text NOT NULL,
	"authors" text NOT NULL,
	"submitted" boolean NOT NULL,
	"returned" text NOT NULL,
	"live_from" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"article_id" text NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"base" text NOT NULL,
	"base_text" text NOT NULL,
	"live_from" text NOT NULL,
	"authors" text NOT NULL,
	"approved_by" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "article_versions_article_id_n_pk" PRIMARY KEY("article_id","n")
);
--> statement-breakpoint
CREATE TABLE "recorded_standards" (
	"id" text PRIMARY KEY NOT NULL,
	"n" integer NOT NULL,
	"standard_id" text NOT NULL,
	"region" text NOT NULL,
	"setting" text,
	"value" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text,
	"source_title" text NOT NULL,
	"source_number" text NOT NULL,
	"source_date" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" text NOT NULL,
	"approved_by" text,
	"approved_at" text
);
--> statement-breakpoint
CREATE TABLE "unanswered_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"on_day" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "answer_votes_on" ON "answer_votes" USING btree ("on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "article_drafts_article" ON "article_drafts" USING btree ("article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recorded_standards_n" ON "recorded_standards" USING btree ("n");--> statement-breakpoint
CREATE INDEX "unanswered_questions_on" ON "unanswered_questions" USING btree ("on_day");