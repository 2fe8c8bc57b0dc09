/* en: Which indicators do the most plans set, and between which values? */
/* vi: Những chỉ tiêu nào được nhiều kế hoạch đặt nhất, từ mức nào đến mức nào? */
SELECT indicator_code, unit, count(DISTINCT plan_id) AS plans,
  min(CAST(value AS DOUBLE)) AS lowest, max(CAST(value AS DOUBLE)) AS highest
FROM targets WHERE basis = 'target' AND indicator_code IS NOT NULL
GROUP BY indicator_code, unit ORDER BY plans DESC, indicator_code, unit
