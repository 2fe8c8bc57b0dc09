/* en: What was reported for the year before, and what is promised now (in %)? */
/* vi: Năm trước báo cáo đạt bao nhiêu, năm nay hứa bao nhiêu (theo %)? */
SELECT t.number, t.indicator, b.value AS reported, b.year AS in_year, t.op,
  t.value AS promised, t.year AS for_year
FROM targets_by_indicator t JOIN targets_by_indicator b
  ON b.plan_id = t.plan_id AND b.indicator_key = t.indicator_key AND b.year = t.year - 1
WHERE t.basis = 'target' AND b.basis = 'baseline' AND t.unit = '%' AND b.unit = '%'
  AND coalesce(t.place, t.population, b.place, b.population) IS NULL AND t.op <> 'range'
GROUP BY t.target_id HAVING count(*) = 1 ORDER BY t.number, t.indicator
