CREATE TABLE "case_denials" (
	"case_id" text NOT NULL,
	"unit" text NOT NULL,
	CONSTRAINT "case_denials_case_id_unit_pk" PRIMARY KEY("case_id","unit")
);
--> statement-breakpoint
CREATE TABLE "case_informed" (
	"case_id" text NOT NULL,
	"unit" text NOT NULL,
	CONSTRAINT "case_informed_case_id_unit_pk" PRIMARY KEY("case_id","unit")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"tracking_number" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"urgent" boolean NOT NULL,
	"anonymous" boolean NOT NULL,
	"restricted" boolean NOT NULL,
	"unit" text NOT NULL,
	"township" text,
	"village" text,
	"accused" text,
	"filed_at" text NOT NULL,
	"due" text,
	"due_clock" text,
	"open" boolean NOT NULL,
	"receipt" text NOT NULL,
	"receipt_hard" boolean NOT NULL,
	"contact" "bytea",
	"follower" text,
	"resend" text
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"case_id" text NOT NULL,
	"n" integer NOT NULL,
	"clock" text NOT NULL,
	"started_on" text NOT NULL,
	"due" text NOT NULL,
	"basis" text NOT NULL,
	"legal" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	"state" text NOT NULL,
	"stopped_on" text,
	CONSTRAINT "clocks_case_id_n_pk" PRIMARY KEY("case_id","n")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"key" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"state" "bytea" NOT NULL,
	"address" "bytea",
	"version" integer NOT NULL,
	"updated_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" integer PRIMARY KEY NOT NULL,
	"case_id" text,
	"type" text NOT NULL,
	"at" text NOT NULL,
	"by_whom" text,
	"body" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"case_id" text NOT NULL,
	"seq" integer NOT NULL,
	"from_whom" text NOT NULL,
	"internal" boolean NOT NULL,
	"text" text NOT NULL,
	"at" text NOT NULL,
	CONSTRAINT "messages_case_id_seq_pk" PRIMARY KEY("case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"unit" text,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"active" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation" text NOT NULL,
	"case_id" text NOT NULL,
	"what" text NOT NULL,
	"attempts" integer NOT NULL,
	"not_before" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"key" text PRIMARY KEY NOT NULL,
	"officer_id" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"conversation" text NOT NULL,
	"message" text NOT NULL,
	"replies" "bytea" NOT NULL,
	"on_day" text NOT NULL,
	CONSTRAINT "turns_conversation_message_pk" PRIMARY KEY("conversation","message")
);
--> statement-breakpoint
CREATE INDEX "case_informed_unit" ON "case_informed" USING btree ("unit");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_tracking_number" ON "cases" USING btree ("tracking_number");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_resend" ON "cases" USING btree ("resend");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("unit","open","due","id");--> statement-breakpoint
CREATE INDEX "cases_soft_receipts" ON "cases" USING btree ("id") WHERE not "cases"."receipt_hard";--> statement-breakpoint
CREATE INDEX "cases_county_queue" ON "cases" USING btree ("restricted","open","due","id");--> statement-breakpoint
CREATE INDEX "events_case" ON "events" USING btree ("case_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "officers_username" ON "officers" USING btree ("username");--> statement-breakpoint
CREATE INDEX "outbox_conversation" ON "outbox" USING btree ("conversation","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("not_before");--> statement-breakpoint
CREATE INDEX "sessions_officer" ON "sessions" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "turns_on" ON "turns" USING btree ("on_day");