CREATE TABLE "check_subscriptions" (
	"conversation" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_checks" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"until_day" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "saved_checks_until" ON "saved_checks" USING btree ("until_day");