CREATE TABLE "public_requests" (
	"case_id" text PRIMARY KEY NOT NULL,
	"on_day" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "public_requests_on" ON "public_requests" USING btree ("on_day","case_id");