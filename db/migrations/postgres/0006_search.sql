CREATE TABLE "case_words" (
	"token" integer NOT NULL,
	"block" integer NOT NULL,
	"cases" "bytea" NOT NULL,
	CONSTRAINT "case_words_token_block_pk" PRIMARY KEY("token","block")
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "key" "bytea";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "rank" integer;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "indexed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
CREATE UNIQUE INDEX "cases_rank" ON "cases" USING btree ("rank");--> statement-breakpoint
CREATE INDEX "cases_unindexed" ON "cases" USING btree ("filed_at","id") WHERE indexed <> version;