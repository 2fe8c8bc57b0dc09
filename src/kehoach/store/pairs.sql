-- Targets beside the baselines of later plans that report them: same indicator, unit, place and year.
CREATE VIEW reported_targets AS
SELECT t.id || b.id AS id, t.plan_id, b.plan_id AS reported_plan_id, t.indicator_key, t.indicator,
  t.year, t.area, t.unit, t.direction, t.op, t.value AS promised, b.value AS reported,
  t.id AS target_id, b.id AS baseline_id
FROM targets t
JOIN targets b ON likely(b.basis = 'baseline') -- or SQLite begins with all of the archive
  AND b.year = t.year AND b.area = t.area AND b.indicator_key = t.indicator_key
  AND b.unit IS t.unit AND b.plan_id <> t.plan_id
JOIN coverage p ON p.plan_id = t.plan_id JOIN coverage q ON q.plan_id = b.plan_id
WHERE likely(t.basis = 'target') AND t.area <> '' -- of two plans of unknown units nobody knows that it is one
  AND coalesce(q.issued_on, q.year_start || '-01-01') > coalesce(p.issued_on, p.year_start || '-01-01');
