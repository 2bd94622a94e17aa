-- Editions with which no later one can be judged are taken away by the owner of the tables, and by nobody else.
CREATE POLICY "set_aside_by_owner" ON "services"."statistics_figure" FOR DELETE USING ((SELECT "services"."reader_is_maintenance"()));
--> statement-breakpoint
CREATE POLICY "set_aside_by_owner" ON "services"."statistics_edition" FOR DELETE USING ((SELECT "services"."reader_is_maintenance"()));
