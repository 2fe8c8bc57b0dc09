-- Do the sums hold? scope `sources`: a stated total against the parts that follow it in its section, by
-- source or, where no source is said, up to where they come to it (a level of local budget, or a kind
-- of capital, is not added to the line that contains it). scope `subcomponents`: a component against
-- its subcomponents. scope `plan`: what the plan has against the sum of its components.
-- `difference_dong` is stated minus summed.
CREATE VIEW totals_check AS
SELECT plan_id, scope, programme, component, section_id, stated_dong, summed_dong, parts,
  CAST(stated_dong - summed_dong AS INTEGER) AS difference_dong,
  iif(stated_dong = summed_dong, 'equal', 'different') AS verdict, start, "end", amount_id
FROM totals;

-- Money of each component of each plan, by source; amounts of table cells are left out of the split.
CREATE VIEW funding_by_component AS
SELECT c.plan_id, p.number, p.issuer, p.level, p.year_start, p.year_end, c.programme, c.component,
  c.dong AS total_dong, c.nstw_dong, c.nsdp_dong, c.other_dong
FROM component_totals c JOIN coverage p ON p.plan_id = c.plan_id;

-- Money of each plan by source and kind of capital: the components' parts where a plan has
-- components, else the plan's own.
CREATE VIEW funding_by_source AS
SELECT s.plan_id, p.number, p.issuer, p.level, p.year_start, p.year_end, s.programme, s.source,
  s.capital, s.total_dong, s.amounts
FROM source_totals s JOIN coverage p ON p.plan_id = s.plan_id;

-- Every target and baseline with its plan, ready to compare by indicator.
CREATE VIEW targets_by_indicator AS
SELECT t.indicator_key, t.indicator_code,
  t.indicator, t.basis, t.direction, t.op, t.value, t.value_max, t.unit, t.population, t.place,
  t.year, t.programme, t.component, t.plan_id, p.number, p.issuer, p.level, p.province, p.district,
  p.commune, t.id AS target_id, t.text
FROM targets t JOIN coverage p ON p.plan_id = t.plan_id;

-- Which body leads which duty (role `chu_tri`), with the section it stands in.
CREATE VIEW who_leads_what AS
SELECT a.agency, g.kind, g.level, a.task, a.components, a.programme, s.title AS section,
  a.plan_id, p.number, p.issuer, p.year_start, p.year_end, a.agency_id, a.id AS assignment_id, a.text
FROM assignments a JOIN coverage p ON p.plan_id = a.plan_id
LEFT JOIN agencies g ON g.id = a.agency_id LEFT JOIN sections s ON s.id = a.section_id
WHERE a.role = 'chu_tri';

-- Every body a plan names with what the rule packs know of it: `valid` is 1 if it existed on the day
-- the plan was issued, 0 if not, null if no pack knows it or the day is not known. Of bodies of one
-- name the one of that day is chosen. One row per successor.
CREATE VIEW agencies_over_time AS
SELECT n.plan_id, p.issued_on, g.name AS agency, g.level, g.place, g.generic, x.valid,
  b.valid_from, b.valid_to, s.value AS successor, x.body_id, b.pack, n.agency_id, n.id AS plan_agency_id
FROM plan_agencies n JOIN coverage p ON p.plan_id = n.plan_id JOIN agencies g ON g.id = n.agency_id
LEFT JOIN chosen_bodies x ON x.id = n.id LEFT JOIN bodies b ON b.id = x.body_id
LEFT JOIN json_each('[' || replace(json_quote(b.successor), '; ', '","') || ']') s
  ON b.successor IS NOT NULL;

-- Bodies a plan names though they no longer existed on the day it was issued, with what took over.
CREATE VIEW obsolete_bodies AS
SELECT plan_id, number, issuer, issued_on, agency, level, place, valid_to, successor, body_id, agency_id,
  plan_agency_id, text, start, "end"
FROM ended_bodies;

-- Every deadline with its plan and who owes it; `due_on` is the day to sort by.
CREATE VIEW due_dates AS
SELECT d.due_on, d.kind, d.date_start, d.date_end,
  d.recurrence, d.duration, d.anchor, d.subject, d.agency, s.title AS section, d.plan_id, p.number,
  p.issuer, p.programme, d.agency_id, d.id AS deadline_id, d.text
FROM deadlines d JOIN coverage p ON p.plan_id = d.plan_id LEFT JOIN sections s ON s.id = d.section_id;

-- Plans that lack one of the four sections every report shows; an annex that came as a file of its
-- own and is linked to its plan is none.
CREATE VIEW missing_sections AS
SELECT p.plan_id, p.number, p.issuer, p.title, w.value AS kind
FROM coverage p, json_each(p.missing) w
WHERE p.plan_id NOT IN (SELECT f.plan_id FROM plan_files f WHERE f.main_id > '');

-- Which plan cites which document, and the plan of the archive that document is, if it is there.
CREATE VIEW citation_graph AS
SELECT c.plan_id, c.number, c.date, c.doc_type, c.issuer, c.title, c.basis, c.mentions,
  q.plan_id AS cited_plan_id
FROM cited_documents c
LEFT JOIN coverage q ON q.number = c.number AND q.plan_id <> c.plan_id
  AND (q.issued_on = c.date
       OR ((q.issued_on IS NULL OR c.date IS NULL) AND q.issuer_folded = c.issuer_folded));

-- What a person should look at. Order by `gain`, which is (1 - confidence) x `weight`, what a look
-- gains most first. Facts with a confidence under 0.8 are here. Weight: of money its size (digits of the sum less six,
-- from 1; twice that where a sum it is part of does not hold); of a body 1 and its duties in the
-- plan, of a section 1 and the facts in it (both at most 10); of a duty 3 to lead, 2 to do, 1 to
-- help; of a deadline 3 with a date, 2 if it recurs, else 1; of a target 1, 1 more with a code,
-- 1 more for each other plan with targets of that place and year (at most 3); of a citation 1,
-- 2 where the document is a plan of the archive. What only a person can settle comes before all
-- facts (gain 100): corrections that no longer anchor, corrections whose plan is not here, annexes
-- that several plans may own.
CREATE VIEW facts_to_review AS
WITH unsure(plan_id, type, fact_id, text, confidence, weight) AS NOT MATERIALIZED (
  SELECT a.plan_id, 'amounts', a.id, a.text, a.confidence,
    max(1, coalesce(length(abs(a.value_dong)), 0) - 6) * (1 + EXISTS (
      SELECT 1 FROM totals t WHERE t.plan_id = a.plan_id AND t.stated_dong <> t.summed_dong
        AND (+t.amount_id = a.id OR +t.component = a.component)))
  FROM amounts a WHERE a.confidence < 0.8
  UNION ALL
  SELECT plan_id, 'assignments', id, text, confidence,
    CASE role WHEN 'chu_tri' THEN 3 WHEN 'thuc_hien' THEN 2 ELSE 1 END
  FROM assignments WHERE confidence < 0.8
  UNION ALL
  SELECT c.plan_id, 'citations', c.id, c.text, c.confidence, 1 + EXISTS (
    SELECT 1 FROM plans p WHERE p.number = c.number AND p.id <> c.plan_id)
  FROM citations c WHERE c.confidence < 0.8
  UNION ALL
  SELECT plan_id, 'deadlines', id, text, confidence,
    iif(coalesce(date_end, date_start) IS NOT NULL, 3, iif(recurrence IS NOT NULL, 2, 1))
  FROM deadlines WHERE confidence < 0.8
  UNION ALL
  SELECT s.plan_id, 'sections', s.id, s.text, s.confidence, min(10, 1
    + (SELECT count(*) FROM amounts f WHERE f.section_id = s.id)
    + (SELECT count(*) FROM targets f WHERE f.section_id = s.id)
    + (SELECT count(*) FROM deadlines f WHERE f.section_id = s.id)
    + (SELECT count(*) FROM assignments f WHERE f.section_id = s.id))
  FROM sections s WHERE s.confidence < 0.8
  UNION ALL
  SELECT t.plan_id, 'targets', t.id, t.text, t.confidence, 1 + (t.indicator_code IS NOT NULL)
    + (SELECT count(*) FROM (SELECT DISTINCT o.plan_id FROM targets o
       WHERE o.area = t.area AND o.year = t.year AND o.plan_id <> t.plan_id LIMIT 3))
  FROM targets t WHERE t.confidence < 0.8
  UNION ALL
  SELECT n.plan_id, 'agencies', n.id, n.text, n.confidence, min(10, 1 + (
    SELECT count(*) FROM assignments d WHERE d.plan_id = n.plan_id AND +d.agency_id = n.agency_id))
  FROM plan_agencies n WHERE n.confidence < 0.8
)
SELECT o.plan_id, c.type, o.fact_id, c.id AS correction_id, c.quote AS text,
  'correction: ' || o.reason AS why, CAST(NULL AS REAL) AS confidence, CAST(NULL AS INTEGER) AS weight,
  CAST(100 AS REAL) AS gain
FROM corrections c JOIN correction_outcomes o ON o.correction_id = c.id
WHERE o.outcome = 'unanchored'
UNION ALL
SELECT NULL, c.type, NULL, c.id, c.quote, 'correction: plan-not-here', CAST(NULL AS REAL), CAST(NULL AS INTEGER),
  CAST(100 AS REAL)
FROM corrections c WHERE NOT EXISTS (
  SELECT 1 FROM correction_outcomes o WHERE o.correction_id = c.id)
UNION ALL
SELECT plan_id, 'plan_files', NULL, NULL, path, 'annex: ' || candidates || ' plans fit',
  CAST(NULL AS REAL), CAST(NULL AS INTEGER), CAST(100 AS REAL)
FROM plan_files WHERE linked_by IS NOT NULL AND candidates > 1
UNION ALL
SELECT plan_id, type, fact_id, NULL, text, 'low confidence', CAST(confidence AS REAL), CAST(weight AS INTEGER),
  CAST(round((1 - confidence) * weight, 3) AS REAL)
FROM unsure;

-- What was promised against what a later plan reports: a target joined to the later baseline of the
-- same indicator, unit, place and year; kept when either plan is saved.
CREATE VIEW promised_vs_reported AS
SELECT indicator_key, indicator, year, area, unit, direction, op, promised, reported,
  plan_id AS promised_plan_id, reported_plan_id, target_id, baseline_id
FROM reported_targets;

-- Units of `expected_units` without a plan here: `failed` where a file of theirs was offered and
-- not read (`path_hint`), `never offered` otherwise.
CREATE VIEW plans_missing AS
SELECT u.id AS unit_id, u.name, u.level, u.programme, u.year,
  iif(f.path IS NULL, 'never offered', 'failed') AS state, f.path, f.reason
FROM expected_units u
LEFT JOIN files f ON f.status IN ('failed', 'skipped')
  AND u.path_hint IS NOT NULL AND instr(f.path, u.path_hint) > 0
WHERE NOT EXISTS (
  SELECT 1 FROM plans p
  WHERE (u.name IN (p.commune, p.district, p.province, p.issuer)
         OR (p.issuer IS NOT NULL AND instr(p.issuer || ' ', u.name || ' ') > 0))
    AND (u.level IS NULL OR p.level = u.level)
    AND (u.programme IS NULL OR p.programme = u.programme)
    AND (u.year IS NULL OR u.year BETWEEN p.year_start AND coalesce(p.year_end, p.year_start)));
