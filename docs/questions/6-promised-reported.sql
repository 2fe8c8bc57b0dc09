/* en: What did the plans report for the year before, and what do they promise now (in %)? */
/* vi: Năm trước đạt bao nhiêu, năm nay hứa bao nhiêu (theo %)? */
SELECT t.number, t.indicator, b.value AS reported, b.year AS in_year, t.op,
  t.value AS promised, t.year AS for_year
FROM targets_by_indicator t JOIN targets_by_indicator b
  ON b.plan_id = t.plan_id AND b.indicator_key = t.indicator_key AND b.basis = 'baseline'
WHERE t.basis = 'target' AND b.unit = '%' AND t.unit = '%' AND b.place IS t.place
  AND b.population IS t.population AND b.year = t.year - 1
GROUP BY t.target_id HAVING count(*) = 1
ORDER BY t.number, t.indicator
